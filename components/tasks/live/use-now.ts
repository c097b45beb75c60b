'use client'
import { useEffect, useState } from 'react'

/** The server's present in milliseconds, once a second while `ticking`. */
export const useNow = (serverNow: string, skewMs: number, ticking: boolean): number => {
  const [now, setNow] = useState(() => Date.parse(serverNow))
  useEffect(() => {
    const tick = () => setNow(Date.now() + skewMs)
    tick()
    if (!ticking) return
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [skewMs, ticking])
  return now
}
