'use client'
import { startTransition, useEffect, useState } from 'react'

/** Once the frame that is being made has been drawn. Effects alone may run before it. */
const useNextFrame = (act: (() => void) | null) =>
  useEffect(() => {
    if (!act) return
    const frame = requestAnimationFrame(() => startTransition(act))
    return () => cancelAnimationFrame(frame)
  })

/**
 * A value one drawing late: what is drawn from it comes in a frame of its own, after what the change
 * was about. `useDeferredValue` would not wait within a transition.
 * @param value the same one as long as nothing has changed
 * @param first what it is in the first frame, where that is not already the value
 */
export const useFrameLater = <Value>(value: Value, first: Value = value): Value => {
  const [late, setLate] = useState(first)
  useNextFrame(Object.is(late, value) ? null : () => setLate(() => value))
  return late
}

/** How many of a list are drawn by now: so many in each frame, until it is all of them. */
export const useMoreEachFrame = (count: number, atOnce: number): number => {
  const [drawn, setDrawn] = useState(atOnce)
  useNextFrame(drawn < count ? () => setDrawn(drawn + atOnce) : null)
  return Math.min(drawn, count)
}
