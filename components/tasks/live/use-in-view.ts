'use client'
import { type RefObject, useEffect, useState } from 'react'
import { watchSight } from '@/components/ui/watch-sight'

/** Whether any of it can be seen in the window; so it is taken to be until a browser has looked. */
export const useInView = (of: RefObject<Element | null>): boolean => {
  const [seen, setSeen] = useState(true)
  useEffect(() => {
    if (!of.current) return
    return watchSight(of.current, setSeen)
  }, [of])
  return seen
}
