'use client'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Metrics } from '@/lib/videos/gallery-rows'

/** Of the gallery that was here last: it comes back in one drawing. A page that begins has none. */
let last: Metrics | null = null

/** The same lengths as in tile-rows.ts and gallery-days.tsx. */
const measure = (element: HTMLElement): Metrics => {
  const { width } = element.getBoundingClientRect()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const row = Math.min(Math.max(7.5 * rem, 0.16 * width), 11.5 * rem)
  const day = { heading: 3.25 * rem, dayWidth: 12 * rem, dayGap: 1.5 * rem }
  return { width, row, gap: 0.5 * rem, ...day }
}

/** The measures of the gallery's rows; null on the server, and while its page is taken over. */
export const useMetrics = (field: RefObject<HTMLElement | null>): Metrics | null => {
  const [metrics, setMetrics] = useState(last)
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const take = () => {
      const next = measure(element)
      const isSame = last?.width === next.width && last.row === next.row
      if (isSame || next.width === 0) return
      last = next
      setMetrics(next)
    }
    take()
    setMetrics(last)
    // Within the frame that has the new width.
    const observer = new ResizeObserver(() => flushSync(take))
    observer.observe(element)
    return () => observer.disconnect()
  }, [field])
  return metrics
}
