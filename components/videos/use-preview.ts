'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { arePreviewsOn } from '@/components/videos/previews-choice'
import { SPRITE_FRAMES } from '@/lib/media/sprite-frames'

const REST_MS = 400

/** Only one clip moves at a time, on the whole page. */
let stopTheOther: (() => void) | null = null

type Connection = { saveData?: boolean }

/** Off under a finger, for those who asked for less motion, and for those who pay by the byte. */
const welcome = (): boolean => {
  const connection: Connection | undefined = (navigator as { connection?: Connection }).connection
  return (
    arePreviewsOn() &&
    matchMedia('(hover: hover) and (pointer: fine)').matches &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches &&
    !connection?.saveData
  )
}

const frameUnder = (clientX: number, { left, width }: DOMRect): number => {
  const frame = Math.floor(((clientX - left) / width) * SPRITE_FRAMES)
  return Math.min(SPRITE_FRAMES - 1, Math.max(0, frame))
}

/**
 * Whether a tile plays its clip: after the pointer, or the keyboard's focus, has rested on it; and
 * where there are frames to show, which of them the moving pointer points at.
 * Esc stops it until the pointer or the focus comes back.
 */
export const usePreview = ({ hasFrames }: { hasFrames: boolean }) => {
  const [moving, setMoving] = useState<'clip' | number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const stop = useCallback(() => {
    clearTimeout(timer.current)
    setMoving(null)
  }, [])

  const show = useCallback(
    (what: 'clip' | number) => {
      if (stopTheOther !== stop) stopTheOther?.()
      stopTheOther = stop
      setMoving(what)
    },
    [stop],
  )

  const rest = useCallback(() => {
    if (!welcome()) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => show('clip'), REST_MS)
  }, [show])

  const scrub = useCallback(
    (event: PointerEvent) => {
      // A page that is scrolled under a pointer at rest tells of moves that are none.
      const isMove = event.movementX !== 0 || event.movementY !== 0
      if (!hasFrames || !isMove || !welcome()) return
      const { currentTarget: tile } = event
      if (tile instanceof Element) show(frameUnder(event.clientX, tile.getBoundingClientRect()))
      rest()
    },
    [hasFrames, show, rest],
  )

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (stopTheOther === stop) stopTheOther = null
    },
    [stop],
  )

  useEffect(() => {
    if (moving === null) return
    // On the document: the pointer may rest here while the focus is elsewhere.
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && stop()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [moving, stop])

  return { moving, rest, scrub, stop }
}
