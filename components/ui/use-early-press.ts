'use client'
import { type RefObject, useEffect } from 'react'

/**
 * What was pressed on a page that the server has drawn and no script has taken over yet: the last
 * thing that was done to it, if that was a press. Anything done after it counts as having gone on.
 */
type EarlyPress = {
  target: HTMLElement
  /** Does it now; a form only if it still says what it said when it was pressed. */
  repeat: () => void
}

declare global {
  interface Document {
    earlyPress?: EarlyPress | null
  }
}

/** A press that came before there was anybody to answer is answered when there is. */
export const useEarlyPress = (target: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const { earlyPress } = document
    if (!earlyPress || earlyPress.target !== target.current) return
    document.earlyPress = null
    // After all else that comes with the scripts: a kept draft makes another form of it.
    setTimeout(earlyPress.repeat)
  }, [target])
}
