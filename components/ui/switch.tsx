'use client'
import { cx } from '@/components/ui/cx'
import { useSeenAtOnce } from '@/components/ui/use-seen-at-once'

type Props = {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** Why it cannot be switched now. */
  blockedReason?: string | null
  'aria-describedby'?: string
}

export const Switch = ({ label, checked, onChange, blockedReason, ...rest }: Props) => {
  const [shown, turn] = useSeenAtOnce(checked, onChange)
  return (
    <button
      {...rest}
      type="button"
      role="switch"
      aria-checked={shown}
      aria-label={label}
      aria-disabled={blockedReason ? true : undefined}
      title={blockedReason ?? undefined}
      onClick={blockedReason ? undefined : () => turn(!shown)}
      className="group inline-flex h-6 shrink-0 items-center rounded-full touch:h-12"
    >
      <span
        className={cx(
          'flex h-[18px] w-8 items-center rounded-full border p-[2px] transition-colors',
          shown ? 'border-ink bg-ink' : 'border-edge bg-transparent group-hover:border-second',
          blockedReason && 'opacity-50',
        )}
      >
        <span
          className={cx(
            'size-3 rounded-full transition-transform',
            shown ? 'translate-x-3.5 bg-ground' : 'bg-second',
          )}
        />
      </span>
    </button>
  )
}
