'use client'
import { type RefObject, useEffect } from 'react'

/**
 * Keeps a block from getting lower while somebody looks at what stands below it: a card that ends
 * by itself must not pull the page up under the pointer. The room is given back when nobody would
 * notice (out of sight, another tab) or when the viewer has just done something themselves.
 * The block has one child, whose height is what is measured.
 */
export const useKeptHeight = (block: RefObject<HTMLElement | null>) => {
  useEffect(() => {
    const element = block.current
    const content = element?.firstElementChild
    if (!element || !content) return
    let kept = { width: 0, height: 0 }
    const measure = () => {
      const { width, height } = content.getBoundingClientRect()
      // Another width is another arrangement: what was high before says nothing about it.
      kept = { width, height: width === kept.width ? Math.max(kept.height, height) : height }
      element.style.minHeight = `${kept.height}px`
    }
    const release = () => {
      kept = { width: 0, height: 0 }
      element.style.minHeight = ''
    }
    const releaseUnseen = () => document.visibilityState === 'hidden' && release()
    const size = new ResizeObserver(measure)
    const sight = new IntersectionObserver(([entry]) => !entry?.isIntersecting && release())
    size.observe(content)
    sight.observe(element)
    document.addEventListener('visibilitychange', releaseUnseen)
    document.addEventListener('submit', release)
    element.addEventListener('click', release)
    return () => {
      size.disconnect()
      sight.disconnect()
      document.removeEventListener('visibilitychange', releaseUnseen)
      document.removeEventListener('submit', release)
      element.removeEventListener('click', release)
    }
  }, [block])
}
