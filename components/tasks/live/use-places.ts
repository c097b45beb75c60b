'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Candidate, type Places, seat } from '@/components/tasks/live/places'

/** Two rows of one, two or three cards, by the width that there is. */
export const FITS = { narrow: 2, middle: 4, wide: 6 }
const MOST_ROWS = 2

/** How many columns a grid has; null until it is drawn in a browser. */
const useColumns = (grid: RefObject<HTMLElement | null>): number | null => {
  const [columns, setColumns] = useState<number | null>(null)
  useEffect(() => {
    const element = grid.current
    if (!element) return
    const count = () => setColumns(getComputedStyle(element).gridTemplateColumns.split(' ').length)
    count()
    const size = new ResizeObserver(count)
    size.observe(element)
    return () => size.disconnect()
  }, [grid])
  return columns
}

type Options = {
  grid: RefObject<HTMLElement | null>
  /** Another one whenever the viewer takes in what is new: then everybody is placed anew. */
  turn: string
  /** Rows for all of them. */
  all: boolean
  still: boolean
}

/**
 * The places of the cards. How many rows there are is decided when the viewer does something;
 * whatever else happens, no card changes its place and no row comes or goes.
 */
export const usePlaces = (candidates: Candidate[], { grid, turn, all, still }: Options) => {
  const columns = useColumns(grid)
  const kept = useRef({ key: '', rows: 1, places: [] as Places })
  if (columns === null) {
    // As many as the widest screen shows; the style sheet hides what a narrower one does not.
    const first = candidates.slice(0, FITS.wide).map(({ id }) => id)
    return { places: first.length > 0 ? first : [null], rows: null }
  }
  const key = `${turn} ${columns} ${all}`
  if (kept.current.key !== key) {
    const needed = Math.max(1, Math.ceil(candidates.length / columns))
    const rows = all ? needed : Math.min(needed, MOST_ROWS)
    kept.current = { key, rows, places: seat([], candidates, rows * columns) }
  } else {
    const { places, rows } = kept.current
    kept.current.places = seat(places, candidates, rows * columns, { still })
  }
  return { places: kept.current.places, rows: kept.current.rows }
}
