'use client'
import { type RefObject, useLayoutEffect } from 'react'

/**
 * Keeps the last row of a list unseen while `held`: it is not full yet, and would change its height
 * before the reader's eyes when the next page arrives. Its place is kept.
 */
export const useHeldRow = (list: RefObject<HTMLElement | null>, held: boolean) => {
  // After every drawing: which tiles stand in the last row depends on all of them.
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const tiles = () =>
      [...element.children].filter((child): child is HTMLElement => child instanceof HTMLElement)
    const hold = () => {
      const all = tiles()
      const last = all.at(-1)?.offsetTop
      for (const tile of all) tile.style.visibility = tile.offsetTop === last ? 'hidden' : ''
    }
    if (!held) return
    hold()
    const observer = new ResizeObserver(hold)
    observer.observe(element)
    return () => {
      observer.disconnect()
      for (const tile of tiles()) tile.style.visibility = ''
    }
  })
}
