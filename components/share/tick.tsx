'use client'
import type { ReactNode } from 'react'

type Props = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }

/** One thing that is allowed, or not. */
export const Tick = ({ checked, onChange, children }: Props) => (
  <label className="flex min-h-8 cursor-pointer items-center gap-2 touch:min-h-12">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      className="size-4 shrink-0 accent-ink"
    />
    <span>{children}</span>
  </label>
)
