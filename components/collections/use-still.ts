'use client'
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Keeps what is seen where it is: the first of the tiles that stay, over a change of their order. */
export const useStill = (place: RefObject<HTMLElement | null>) => {
  const kept = useRef<{ tile: Element; top: number }[]>([])
  useLayoutEffect(() => {
    const seen = kept.current.find(({ tile }) => tile.isConnected)
    kept.current = []
    const by = seen ? seen.tile.getBoundingClientRect().top - seen.top : 0
    if (Math.abs(by) >= 0.5) window.scrollBy({ top: by, behavior: 'instant' })
  })
  /** Before the change. At the top of the page the beginning is what is seen. */
  return () => {
    const tiles = window.scrollY > 0 ? [...(place.current?.children ?? [])] : []
    kept.current = tiles.flatMap((tile) => {
      const { top, bottom } = tile.getBoundingClientRect()
      return bottom > 0 && top < window.innerHeight ? [{ tile, top }] : []
    })
  }
}
