'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Scrolled further than this, the first rows are out of sight and new ones would push the rest. */
const SCROLLED_PX = 160

/**
 * Keeps a list as it is on screen while somebody reads further down: what comes new in front of it
 * is counted and waits until they return to the top, or ask for it.
 */
export const useHeldBack = <T extends { id: string }>(newest: T[]) => {
  const [scrolled, setScrolled] = useState(false)
  const shown = useRef(newest)

  useEffect(() => {
    const look = () => setScrolled(window.scrollY > SCROLLED_PX)
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [])

  const known = new Set(shown.current.map((item) => item.id))
  const waiting = scrolled ? newest.filter((item) => !known.has(item.id)).length : 0
  if (waiting === 0) shown.current = newest

  const showAll = useCallback(() => window.scrollTo({ top: 0, behavior: 'smooth' }), [])
  return { items: shown.current, waiting, showAll }
}
