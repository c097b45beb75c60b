'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { watchSight } from '@/components/ui/watch-sight'

type Props = { className?: string; children: ReactNode }

/**
 * Keeps what stands below where it is: a card that ends by itself must not pull up the videos, or
 * a button that spends, under somebody's pointer. The room is given back when nobody would notice
 * (out of sight, another tab) and when the viewer has just done something themselves.
 */
export const KeptHeight = ({ className, children }: Props) => {
  const block = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = block.current
    const content = element?.firstElementChild
    if (!element || !content) return
    let kept = { width: 0, height: 0 }
    const measure = () => {
      const { width, height } = content.getBoundingClientRect()
      // Another width is another arrangement: how high the last one was says nothing about it.
      kept = { width, height: width === kept.width ? Math.max(kept.height, height) : height }
      element.style.minHeight = `${kept.height}px`
    }
    const release = () => {
      kept = { width: 0, height: 0 }
      element.style.minHeight = ''
    }
    const releaseUnseen = () => document.visibilityState === 'hidden' && release()
    const size = new ResizeObserver(measure)
    size.observe(content)
    const endSight = watchSight(element, (isInSight) => !isInSight && release())
    document.addEventListener('visibilitychange', releaseUnseen)
    document.addEventListener('submit', release)
    element.addEventListener('click', release)
    return () => {
      size.disconnect()
      endSight()
      document.removeEventListener('visibilitychange', releaseUnseen)
      document.removeEventListener('submit', release)
      element.removeEventListener('click', release)
    }
  }, [])
  return (
    <div ref={block}>
      <div className={className}>{children}</div>
    </div>
  )
}
