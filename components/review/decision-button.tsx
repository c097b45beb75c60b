'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

type Props = {
  holds: boolean
  /** The key that does the same. */
  hint?: string
  blockedReason?: string | null
  onPress: () => void
  children: ReactNode
}

/** One of two words about a video; pressed again it is taken back. */
export const DecisionButton = ({ holds, hint, blockedReason, onPress, children }: Props) => (
  <Button
    aria-pressed={holds}
    blockedReason={blockedReason ?? null}
    onClick={onPress}
    className="aria-pressed:border-ink aria-pressed:bg-pressed"
  >
    {children}
    {hint && (
      <span
        aria-hidden="true"
        className="grid h-5 min-w-5 place-items-center rounded-xs border border-edge px-1 text-2xs text-second touch:hidden"
      >
        {hint}
      </span>
    )}
  </Button>
)
