'use client'
import { useEffect, useRef, useState } from 'react'
import { useAwake } from '@/components/ui/use-awake'

/** Scrolled further than this, the first rows are out of sight and new ones would push the rest. */
const SCROLLED_PX = 160

/** Who has not moved for so long is not about to press anything. */
const REST_MS = 3000

/**
 * Keeps a list as it is on screen while somebody reads further down, or moves in it: what comes new
 * in front of it is counted and waits until they return to the top, rest, or ask for it.
 */
export const useHeldBack = <T extends { id: string }>(newest: T[]) => {
  const { awake, wake, sleep } = useAwake(REST_MS)
  const [scrolled, setScrolled] = useState(false)
  const shown = useRef(newest)

  useEffect(() => {
    const look = () => setScrolled(window.scrollY > SCROLLED_PX)
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [])

  const known = new Set(shown.current.map((item) => item.id))
  const held = scrolled || awake
  const waiting = held ? newest.filter((item) => !known.has(item.id)).length : 0
  if (waiting === 0) shown.current = newest

  const showAll = () => {
    sleep()
    window.scrollTo({ top: 0, behavior: 'smooth' })
  }
  return {
    items: shown.current,
    waiting,
    showAll,
    /** What the list tells of those who move in it. A finger is only there while it presses. */
    moves: { onMouseMove: wake, onMouseLeave: sleep, onKeyDown: wake },
  }
}
