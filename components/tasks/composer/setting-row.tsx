import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { FieldErrorMark } from '@/components/ui/field'

type Props = {
  label: string
  error?: string
  errorId?: string
  /** Its control says what it is: where room is short, it stands without the name. */
  bare?: boolean
  className?: string
  children: ReactNode
}

/** A setting: its name in one column, its control in the other, its mistake under both. */
export const SettingRow = ({ label, error, errorId, bare, className, children }: Props) => (
  <div
    className={cx(
      'grid min-h-8 grid-cols-[5.25rem_minmax(0,1fr)] items-start gap-x-4 max-[22.5rem]:grid-cols-[4rem_minmax(0,1fr)] max-[22.5rem]:gap-x-3',
      bare && 'compact:block compact:min-w-0',
      className,
    )}
  >
    <span
      aria-hidden="true"
      className={cx(
        'flex min-h-8 items-center text-second touch:min-h-12',
        bare && 'compact:hidden',
      )}
    >
      {label}
    </span>
    <div className="flex min-h-8 min-w-0 flex-col justify-center touch:min-h-12">{children}</div>
    {error && (
      // Where the control itself cannot be marked, the focus goes to the words.
      <p
        id={errorId}
        data-invalid
        tabIndex={-1}
        className="col-start-2 mt-1 rounded-xs font-medium text-xs"
      >
        <FieldErrorMark /> {error}
      </p>
    )}
  </div>
)
