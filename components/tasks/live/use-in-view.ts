'use client'
import { type RefObject, useEffect, useState } from 'react'

/** Whether any of it can be seen in the window; so it is taken to be until a browser has looked. */
export const useInView = (of: RefObject<Element | null>): boolean => {
  const [seen, setSeen] = useState(true)
  useEffect(() => {
    if (!of.current) return
    const sight = new IntersectionObserver((entries) =>
      // A busy browser tells late, of more than one: the last is how it is now.
      setSeen(entries.at(-1)?.isIntersecting ?? true),
    )
    sight.observe(of.current)
    return () => sight.disconnect()
  }, [of])
  return seen
}
