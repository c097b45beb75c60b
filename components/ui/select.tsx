'use client'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { inputStyle } from '@/components/ui/input-style'

export type SelectOption<T extends string> = {
  value: T
  label: string
  /** Of the label, where it is not the page's language. */
  lang?: string | undefined
}

type Props<T extends string> = {
  label: string
  value: T
  onChange: (value: T) => void
  options: SelectOption<T>[]
  className?: string
  /** Before the chosen word, inside the control. */
  icon?: ReactNode
}

/** A native select: the system's own list is the best one under a thumb, and costs no script. */
export const Select = <T extends string>({
  label,
  value,
  onChange,
  options,
  className,
  icon,
}: Props<T>) => (
  <span className={cx('relative inline-flex min-w-0 items-center', className)}>
    {icon && <span className="pointer-events-none absolute left-3 text-second">{icon}</span>}
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value)
        if (chosen) onChange(chosen.value)
      }}
      className={cx(
        inputStyle,
        'h-8 appearance-none truncate pr-8 text-sm touch:h-12',
        icon ? 'pl-9' : null,
      )}
    >
      {options.map((option) => (
        <option
          key={option.value}
          value={option.value}
          lang={option.lang}
          className="bg-panel text-ink"
        >
          {option.label}
        </option>
      ))}
    </select>
    <ChevronDown
      className="pointer-events-none absolute right-2.5 size-4 text-second"
      aria-hidden
    />
  </span>
)
