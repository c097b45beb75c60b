'use client'
import { type KeyboardEvent, type RefObject, useRef } from 'react'

// On Windows an input method calls every key "Process"; the code is that of the key on the board.
const isEnter = ({ key, code }: KeyboardEvent) =>
  key === 'Enter' || code === 'Enter' || code === 'NumpadEnter'

/**
 * ⌘/Ctrl+Enter sends the form from any field, and Enter alone from none: it is pressed too lightly
 * for what it would cost. While an input method composes, the shortcut waits for the last syllable.
 * @returns handlers for the form itself
 */
export const useSendKeys = (form: RefObject<HTMLFormElement | null>) => {
  // Kept by hand: Safari ends a composition before the key that ended it, and still calls that key
  // one of the input method's.
  const composing = useRef(false)
  const sendsAfter = useRef(false)
  const send = () => form.current?.requestSubmit()

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isEnter(event)) return
    if (event.metaKey || event.ctrlKey) {
      event.preventDefault()
      // Held down it is one press, and confirms nothing.
      if (event.repeat) return
      if (composing.current) sendsAfter.current = true
      else send()
      return
    }
    const { target } = event
    // Enter opens the list of files, as it does everywhere.
    if (target instanceof HTMLInputElement && target.type !== 'file') event.preventDefault()
  }

  const onCompositionStart = () => {
    composing.current = true
  }

  const onCompositionEnd = () => {
    composing.current = false
    if (!sendsAfter.current) return
    sendsAfter.current = false
    // The last syllable arrives with an input event that some browsers send after this one.
    setTimeout(send, 0)
  }

  return { onKeyDown, onCompositionStart, onCompositionEnd }
}
