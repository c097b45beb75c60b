'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { isPending } from '@/components/tasks/live/pending-tasks'
import { type Candidate, type Places, seat, seatAnew } from '@/components/tasks/live/places'

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
  /** What was pressed when they were last given anew, for as long as it may come to nothing. */
  press: string[]
  /** How they stood before that, on as much room. */
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
    const { press, before } = onSameRoom
    const pressed = candidates.filter(
      ({ id, was = id }) => press.includes(id) || press.includes(was),
    )
    // Refused, or taken back: then they stand as they stood before it.
    const isUndone = press.length > 0 && pressed.length === 0
    const { rows, places } = (isUndone && before) || onSameRoom
    return {
      ...onSameRoom,
      rows,
      places: seat(places, candidates, rows * columns, { still }),
      press: pressed.every(({ stage }) => stage === 'sent') ? pressed.map(({ id }) => id) : [],
    }
  }
  const needed = Math.max(1, Math.ceil(candidates.length / columns))
  const rows = all ? needed : Math.min(needed, MOST_ROWS)
  if (had?.turn === turn && had.columns === columns) {
    // More or fewer rows were asked for, and nothing else: who can still be seen stays.
    const places = seat(had.places, candidates, rows * columns)
    return { ...asked, rows, places, press: [], before: null }
  }
  return {
    ...asked,
    rows,
    places: seatAnew(candidates, rows * columns),
    press: candidates.filter(isPending).map(({ id }) => id),
    before: onSameRoom && { rows: onSameRoom.rows, places: onSameRoom.places },
  }
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
    const count = Math.max(1, Math.min(candidates.length, FITS.wide))
    return { places: seatAnew(candidates, count), rows: null }
  }
  kept.current = nextPlaces(kept.current, candidates, { turn, columns, all, still })
  return kept.current
}
