'use client'
import { useEffect, useRef, useState } from 'react'

/** The server's present in milliseconds, once a second while `ticking`. */
export const useNow = (serverNow: string, skewMs: number, ticking: boolean): number => {
  const [now, setNow] = useState(() => Date.parse(serverNow))
  const skew = useRef(skewMs)
  skew.current = skewMs
  // Every answer finds the clock a little off: what ticks takes that in with its next second, and
  // is not drawn once more for it.
  const known = ticking ? null : skewMs
  useEffect(() => {
    const tick = () => setNow(Date.now() + skew.current)
    tick()
    if (!ticking) return
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [known, ticking])
  return now
}
