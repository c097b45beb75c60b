'use client'
import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 250

/**
 * A search field: what stands in it, and what is asked for a moment after the last key. While a
 * syllable or an accent is being composed nothing is asked.
 */
export const useSearch = (asked: string, onAsk: (search: string) => void) => {
  const [text, setText] = useState(asked)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useRef(onAsk)
  ask.current = onAsk
  useEffect(() => () => clearTimeout(timer.current), [])
  const later = (value: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => ask.current(value.normalize('NFC').trim()), PAUSE_MS)
  }
  return {
    set: setText,
    field: {
      value: text,
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
        const { value } = event.currentTarget
        setText(value)
        clearTimeout(timer.current)
        if (!(event.nativeEvent as InputEvent).isComposing) later(value)
      },
      onCompositionEnd: (event: React.CompositionEvent<HTMLInputElement>) =>
        later(event.currentTarget.value),
    },
  }
}
