'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import {
  type Candidate,
  type Places,
  seat,
  seatAnew,
  wasRefused,
} from '@/components/tasks/live/places'

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

type Kept = {
  turn: string
  columns: number
  all: boolean
  rows: number
  places: Places
  /** How they stood before they were last given anew, on as much room. */
  before: Pick<Kept, 'rows' | 'places'> | null
}

type Options = {
  grid: RefObject<HTMLElement | null>
  /** Another one whenever the viewer takes in what is new: then everybody is placed anew. */
  turn: string
  /** Rows for all of them. */
  all: boolean
  still: boolean
}

/** The places after a change of the candidates, or of what the viewer asked for. */
export const nextPlaces = (
  had: Kept | null,
  candidates: Candidate[],
  { still, ...asked }: Pick<Kept, 'turn' | 'columns' | 'all'> & { still: boolean },
): Kept => {
  const { turn, columns, all } = asked
  const onSameRoom = had?.columns === columns && had.all === all ? had : null
  if (onSameRoom?.turn === turn) {
    const refused = onSameRoom.before && wasRefused(onSameRoom.places, candidates)
    const now = refused ? { ...onSameRoom, ...onSameRoom.before, before: null } : onSameRoom
    return { ...now, places: seat(now.places, candidates, now.rows * columns, { still }) }
  }
  const needed = Math.max(1, Math.ceil(candidates.length / columns))
  const rows = all ? needed : Math.min(needed, MOST_ROWS)
  if (had?.turn === turn && had.columns === columns) {
    // More or fewer rows were asked for, and nothing else: who can still be seen stays.
    return { ...asked, rows, places: seat(had.places, candidates, rows * columns), before: null }
  }
  const before = onSameRoom && { rows: onSameRoom.rows, places: onSameRoom.places }
  return { ...asked, rows, places: seatAnew(candidates, rows * columns), before }
}

/**
 * The places of the cards. How many rows there are is decided when the viewer does something;
 * whatever else happens, no card changes its place and no row comes or goes.
 */
export const usePlaces = (candidates: Candidate[], { grid, turn, all, still }: Options) => {
  const columns = useColumns(grid)
  const kept = useRef<Kept>(null)
  if (columns === null) {
    // As many as the widest screen shows; the style sheet hides what a narrower one does not.
    const first = seatAnew(candidates, FITS.wide).filter((id) => id !== null)
    return { places: first.length > 0 ? first : [null], rows: null }
  }
  kept.current = nextPlaces(kept.current, candidates, { turn, columns, all, still })
  return { places: kept.current.places, rows: kept.current.rows }
}
