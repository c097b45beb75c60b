'use client'
import { type ReactNode, useId, useState } from 'react'
import { cx } from '@/components/ui/cx'

/**
 * Words beside a control while it is pointed at or focused; Esc puts them away. It only adds to a
 * name that the control has: nothing may be said here alone.
 */
export const Tooltip = ({ label, children }: { label: string; children: ReactNode }) => {
  const id = useId()
  const [dismissed, setDismissed] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what the control inside does
    <span
      className="group relative inline-flex"
      onKeyDown={(event) => event.key === 'Escape' && setDismissed(true)}
      onPointerEnter={() => setDismissed(false)}
      onFocus={() => setDismissed(false)}
    >
      {children}
      <span
        id={id}
        role="tooltip"
        className={cx(
          'invisible absolute top-full left-1/2 z-30 mt-1.5 w-max max-w-64 -translate-x-1/2 rounded-xs bg-ink px-2 py-1 text-ground text-xs',
          !dismissed && 'group-hover:visible group-has-focus-visible:visible',
        )}
      >
        {label}
      </span>
    </span>
  )
}
