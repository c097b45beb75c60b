'use client'
import { type RefObject, useEffect, useState } from 'react'

/** Whether any of it can be seen in the window; so it is taken to be until a browser has looked. */
export const useInView = (of: RefObject<Element | null>): boolean => {
  const [seen, setSeen] = useState(true)
  useEffect(() => {
    if (!of.current) return
    const sight = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true))
    sight.observe(of.current)
    return () => sight.disconnect()
  }, [of])
  return seen
}
