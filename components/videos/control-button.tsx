'use client'
import type { ReactNode } from 'react'

type ControlProps = {
  label: string
  /** The key that does the same. */
  hint?: string
  pressed?: boolean
  onClick: () => void
  children: ReactNode
}

/** A button on the picture, an icon with a name. */
export const ControlButton = ({ label, hint, pressed, onClick, children }: ControlProps) => (
  <button
    type="button"
    aria-label={label}
    aria-pressed={pressed}
    title={hint ? `${label} (${hint})` : label}
    onClick={onClick}
    className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-scrim focus-visible:outline-on-picture touch:size-11"
  >
    {children}
  </button>
)
