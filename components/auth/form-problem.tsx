import { FieldErrorMark } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'

/** Why a form was refused as a whole. It has no edge, which is the look of what can be typed in. */
export const FormProblem = ({ children }: { children: string }) => (
  <Notice role="alert">
    <span className="font-medium text-ink">
      <FieldErrorMark /> {children}
    </span>
  </Notice>
)
