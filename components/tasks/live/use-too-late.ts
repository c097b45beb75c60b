'use client'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { announce } from '@/components/ui/announcer'

/** A count that goes within these ended by itself; one that goes before was ended by somebody. */
const LAST_SECONDS = 2

type Undoing = {
  secondsLeft: number
  /** It is being taken back: what came of that is said elsewhere. */
  busy: boolean
  /** That it is too late, for whoever was about to press. */
  words: string
}

/**
 * When a way back goes, whoever stood on it stands on the place around it, marked `data-after-undo`,
 * where the key that was meant for it presses nothing: what follows may cost.
 */
export const useTooLate = (button: RefObject<HTMLElement | null>, undoing: Undoing) => {
  const last = useRef(undoing)
  last.current = undoing
  useLayoutEffect(() => {
    const element = button.current
    return () => {
      if (element === null || element !== document.activeElement) return
      const place = element.closest<HTMLElement>('[data-after-undo]')
      place?.focus({ preventScroll: true })
      const { secondsLeft, busy, words } = last.current
      if (busy || secondsLeft > LAST_SECONDS) return
      queueMicrotask(() => {
        // Whoever left the page is told nothing of it.
        if (!place?.isConnected) return
        announce('undo-send', words)
        // A card that goes to another place with this loses the focus on its way.
        if (document.activeElement === document.body) place.focus({ preventScroll: true })
      })
    }
  }, [button])
}
