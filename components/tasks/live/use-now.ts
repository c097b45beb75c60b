'use client'
import { useEffect, useRef, useState } from 'react'

/** A little after the beat: a second that is counted down is over then. */
const AFTER_MS = 5

/**
 * The server's present in milliseconds, once a second while `ticking`, in step with the seconds
 * until or since `beatMs`: clocks that count the same stand beside each other.
 */
export const useNow = (serverNow: string, skewMs: number, ticking: boolean, beatMs = 0): number => {
  const [now, setNow] = useState(() => Date.parse(serverNow))
  const [counted, setCounted] = useState(beatMs)
  if (counted !== beatMs) {
    // A count begins with what time it is, and not with that of the last tick: not for one frame.
    setCounted(beatMs)
    setNow(Date.now() + skewMs)
  }
  const skew = useRef(skewMs)
  skew.current = skewMs
  // Every answer finds the clock a little off: what ticks takes that in with its next second, and
  // is not drawn once more for it.
  const known = ticking ? null : skewMs
  useEffect(() => {
    const tick = () => setNow(Date.now() + skew.current)
    tick()
    if (!ticking) return
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      const since = (((Date.now() + skew.current - beatMs) % 1000) + 1000) % 1000
      timer = setTimeout(
        () => {
          tick()
          wait()
        },
        1000 - since + AFTER_MS,
      )
    }
    wait()
    return () => clearTimeout(timer)
  }, [known, ticking, beatMs])
  return now
}
