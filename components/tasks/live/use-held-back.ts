'use client'
import { useEffect, useRef, useState } from 'react'
import { useAwake } from '@/components/ui/use-awake'

/** Scrolled further than this, the first rows are out of sight and new ones would push the rest. */
const SCROLLED_PX = 160

/** Who has not moved for so long is not about to press anything. */
const REST_MS = 3000

/**
 * While somebody reads further down, or moves in what they see, nothing new may come in front of
 * it: it waits until they return to the top, rest, or ask for it.
 */
export const useHold = () => {
  const { awake, wake, sleep } = useAwake(REST_MS)
  const [scrolled, setScrolled] = useState(false)

  useEffect(() => {
    const look = () => setScrolled(window.scrollY > SCROLLED_PX)
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [])

  return {
    held: scrolled || awake,
    showAll: () => {
      sleep()
      window.scrollTo({ top: 0, behavior: 'smooth' })
    },
    /** What the list tells of those who move in it. A finger is only there while it presses. */
    moves: { onMouseMove: wake, onMouseLeave: sleep, onKeyDown: wake },
  }
}

/** What was known of a list before it was held, and how many are new since then. */
export const useHeldBack = <T extends { id: string }>(newest: T[], held: boolean) => {
  const shown = useRef(newest)
  const known = new Set(shown.current.map(({ id }) => id))
  const waiting = held ? newest.filter(({ id }) => !known.has(id)).length : 0
  if (waiting === 0) shown.current = newest
  return {
    /** As they were when the first new one came. */
    items: shown.current,
    /** As they are now, without what has gone meanwhile. */
    current: waiting === 0 ? newest : newest.filter(({ id }) => known.has(id)),
    waiting,
  }
}
