'use client'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

/** Where arrows lead from a tile: along the time, or to the nearest tile of the row above or below. */
const neighbour = (key: string, from: HTMLElement, tiles: HTMLElement[]): HTMLElement | null => {
  const at = tiles.indexOf(from)
  if (key === 'ArrowRight') return tiles[at + 1] ?? null
  if (key === 'ArrowLeft') return tiles[at - 1] ?? null
  if (key === 'Home') return tiles[0] ?? null
  if (key === 'End') return tiles.at(-1) ?? null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const box = from.getBoundingClientRect()
  const centre = box.left + box.width / 2
  const ahead = key === 'ArrowDown' ? tiles.slice(at + 1) : tiles.slice(0, at).reverse()
  let best: { tile: HTMLElement; away: number } | null = null
  let row: number | null = null
  for (const tile of ahead) {
    const other = tile.getBoundingClientRect()
    if (Math.abs(other.top - box.top) < 2) continue
    row ??= other.top
    if (Math.abs(other.top - row) >= 2) break
    const away = Math.abs(other.left + other.width / 2 - centre)
    if (!best || away < best.away) best = { tile, away }
  }
  return best?.tile ?? null
}

const tilesOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-tile]')]

/**
 * Makes all tiles inside one stop of the tab key; arrows, Home and End move between them. Written
 * on the elements: a state would draw hundreds of tiles again for every step.
 */
export const TileField = ({ label, children }: { label: string; children: ReactNode }) => {
  const root = useRef<HTMLElement>(null)
  const current = useRef<string>(undefined)

  useEffect(() => {
    if (!root.current) return
    const tiles = tilesOf(root.current)
    const stop = tiles.find((tile) => tile.dataset.tile === current.current) ?? tiles[0]
    for (const tile of tiles) tile.tabIndex = tile === stop ? 0 : -1
  })

  const follow = (target: EventTarget) => {
    const tile = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-tile]') : null
    if (!tile || !root.current) return
    for (const other of root.current.querySelectorAll<HTMLElement>('[data-tile][tabindex="0"]')) {
      other.tabIndex = -1
    }
    tile.tabIndex = 0
    current.current = tile.dataset.tile
  }

  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const from =
      event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[data-tile]')
    if (!from || !root.current) return
    const to = neighbour(event.key, from, tilesOf(root.current))
    if (!to) return
    event.preventDefault()
    to.focus()
  }

  return (
    <section
      ref={root}
      aria-label={label}
      onKeyDown={move}
      onFocus={(event) => follow(event.target)}
    >
      {children}
    </section>
  )
}
