'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type ControlProps = {
  label: string
  /** The key that does the same. */
  hint?: string
  pressed?: boolean
  onClick: () => void
  children: ReactNode
}

/** A button of the player, an icon with a name. */
export const ControlButton = ({ label, hint, pressed, onClick, children }: ControlProps) => {
  const t = useTranslations('player')
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={hint ? t('withKey', { label, key: hint }) : label}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-pressed touch:h-11 touch:w-10"
    >
      {children}
    </button>
  )
}
