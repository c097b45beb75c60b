import type { Laid, LaidDay, Row } from '@/lib/videos/gallery-rows'

/**
 * Which part of the gallery is drawn: the rows that touch a stretch of it, and the row of a tile
 * that has to stay. Each stands in its own place, so that nothing need stand for all else.
 */

/** Pixels below the top of all. */
export type Stretch = { from: number; to: number }

export type DrawnDay<T> = { day: LaidDay<T>; rows: Row[] }

type Tile = { id: string; width: number; height: number }

/** @param keep the id of a tile that is drawn wherever it stands */
export const drawnDays = <T extends Tile>(
  { days, metrics: { gap } }: Laid<T>,
  { from, to }: Stretch,
  keep: string | null,
): DrawnDay<T>[] => {
  const drawn: DrawnDay<T>[] = []
  for (const day of days) {
    const kept = keep === null ? -1 : day.items.findIndex(({ id }) => id === keep)
    if (kept < 0 && (day.top >= to || day.top + day.height <= from)) continue
    const rows = day.rows.filter((row) => {
      const top = day.top + row.top
      const isNear = top - gap < to && top + row.height + gap > from
      return isNear || (kept >= row.from && kept < row.to)
    })
    drawn.push({ day, rows })
  }
  return drawn
}
