import type { Laid, LaidDay, Row } from '@/lib/videos/gallery-rows'

/**
 * Which part of the gallery is drawn: the rows that touch a stretch of it, and the row of a tile
 * that has to stay. All else is empty space of exactly its height.
 */

/** Pixels below the top of all. */
export type Stretch = { from: number; to: number }

export type DrawnPart = { space: number; key: string } | { row: Row }

export type DrawnPiece<T> = { space: number; key: string } | { day: LaidDay<T>; parts: DrawnPart[] }

type Tile = { id: string; width: number; height: number }

const partsOf = <T extends Tile>(
  day: LaidDay<T>,
  { from, to }: Stretch,
  kept: number,
  gap: number,
): DrawnPart[] => {
  const parts: DrawnPart[] = []
  let hidden: Row[] = []
  const close = () => {
    const [first] = hidden
    const last = hidden.at(-1)
    if (!first || !last) return
    parts.push({ space: last.top + last.height - first.top, key: `rows-${first.from}` })
    hidden = []
  }
  for (const row of day.rows) {
    const top = day.top + row.top
    const isNear = top - gap < to && top + row.height + gap > from
    if (!isNear && !(kept >= row.from && kept < row.to)) {
      hidden.push(row)
      continue
    }
    close()
    parts.push({ row })
  }
  close()
  return parts
}

/** @param keep the id of a tile that is drawn wherever it stands */
export const drawnPieces = <T extends Tile>(
  laid: Laid<T>,
  stretch: Stretch,
  keep: string | null,
): DrawnPiece<T>[] => {
  const pieces: DrawnPiece<T>[] = []
  let space = 0
  const close = (before: string) => {
    if (space > 0) pieces.push({ space, key: `before-${before}` })
    space = 0
  }
  for (const day of laid.days) {
    const kept = keep === null ? -1 : day.items.findIndex(({ id }) => id === keep)
    const isNear = day.top < stretch.to && day.top + day.height > stretch.from
    if (!isNear && kept < 0) {
      space += day.height
      continue
    }
    close(day.day)
    pieces.push({ day, parts: partsOf(day, stretch, kept, laid.metrics.gap) })
  }
  close('end')
  return pieces
}
