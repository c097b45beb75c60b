import type { ReactNode } from 'react'
import { FieldErrorMark } from '@/components/ui/field'

type Props = { label: string; error?: string; errorId?: string; children: ReactNode }

/** A setting: its name in one column, its control in the other, its mistake under both. */
export const SettingRow = ({ label, error, errorId, children }: Props) => (
  <div className="grid min-h-8 grid-cols-[5.25rem_minmax(0,1fr)] items-start gap-x-4 max-[22.5rem]:grid-cols-[4rem_minmax(0,1fr)] max-[22.5rem]:gap-x-3">
    <span aria-hidden="true" className="flex min-h-8 items-center text-second touch:min-h-12">
      {label}
    </span>
    <div className="flex min-h-8 min-w-0 flex-col justify-center touch:min-h-12">{children}</div>
    {error && (
      <p id={errorId} className="col-start-2 mt-1 font-medium text-xs">
        <FieldErrorMark /> {error}
      </p>
    )}
  </div>
)
