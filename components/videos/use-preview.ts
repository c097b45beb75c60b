'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

const REST_MS = 400

/** Only one clip moves at a time, on the whole page. */
let stopTheOther: (() => void) | null = null

type Connection = { saveData?: boolean }

/** Off under a finger, for those who asked for less motion, and for those who pay by the byte. */
const welcome = (): boolean => {
  const connection: Connection | undefined = (navigator as { connection?: Connection }).connection
  return (
    matchMedia('(hover: hover) and (pointer: fine)').matches &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches &&
    !connection?.saveData
  )
}

/**
 * Whether a tile plays its clip: after the pointer, or the keyboard's focus, has rested on it.
 * Esc stops it until the pointer or the focus comes back.
 */
export const usePreview = () => {
  const [playing, setPlaying] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const stop = useCallback(() => {
    clearTimeout(timer.current)
    setPlaying(false)
  }, [])

  const rest = useCallback(() => {
    if (!welcome()) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (stopTheOther !== stop) stopTheOther?.()
      stopTheOther = stop
      setPlaying(true)
    }, REST_MS)
  }, [stop])

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (stopTheOther === stop) stopTheOther = null
    },
    [stop],
  )

  useEffect(() => {
    if (!playing) return
    // On the document: the pointer may rest here while the focus is elsewhere.
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && stop()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [playing, stop])

  return { playing, rest, stop }
}
