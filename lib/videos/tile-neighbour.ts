import { findPlace, type Laid, type LaidDay, type Row, tileWidth } from '@/lib/videos/gallery-rows'

type Tile = { id: string; width: number; height: number }
type Line<T> = { day: LaidDay<T>; row: Row }[]

const centres = <T extends Tile>(line: Line<T>, gap: number) =>
  line.flatMap(({ day, row }) => {
    let { left } = day
    return day.items.slice(row.from, row.to).map(({ id }, at) => {
      const width = tileWidth(day.items[row.from + at] as T, row.height)
      const centre = left + width / 2
      left += width + gap
      return { id, centre }
    })
  })

/** The row above (-1) or below (1): of the same day, or of those that stand in the next line. */
const lineBeside = <T extends Tile>(
  { days }: Laid<T>,
  day: LaidDay<T>,
  row: number,
  step: 1 | -1,
): Line<T> => {
  const same = day.rows[row + step]
  if (same) return [{ day, row: same }]
  const beyond = ({ top }: LaidDay<T>) => step * (top - day.top) > 0
  const next = step === 1 ? days.find(beyond) : days.findLast(beyond)
  return days
    .filter(({ top }) => top === next?.top)
    .flatMap((other) => {
      const edge = step === 1 ? other.rows[0] : other.rows.at(-1)
      return edge ? [{ day: other, row: edge }] : []
    })
}

/** The last tile that is shown: a row that waits for what is on its way is not, and takes no focus. */
const lastShown = <T extends Tile>({ days }: Laid<T>): string | null => {
  for (const { items, rows, complete } of [...days].reverse()) {
    const row = complete ? rows.at(-1) : rows.findLast(({ isFull }) => isFull)
    if (row) return items[row.to - 1]?.id ?? null
  }
  return null
}

/**
 * Where a key leads from a tile: along the time, or to the nearest centre of the row above or below,
 * drawn or not. Null for other keys, and at the ends.
 */
export const tileNeighbour = <T extends Tile>(
  laid: Laid<T>,
  id: string,
  key: string,
): string | null => {
  if (key === 'Home') return laid.days[0]?.items[0]?.id ?? null
  if (key === 'End') return lastShown(laid)
  const place = findPlace(laid, id)
  if (!place) return null
  const { day, row, at } = place
  const dayAt = laid.days.indexOf(day)
  if (key === 'ArrowRight') {
    return (day.items[at + 1] ?? laid.days[dayAt + 1]?.items[0])?.id ?? null
  }
  if (key === 'ArrowLeft') {
    return (at > 0 ? day.items[at - 1] : laid.days[dayAt - 1]?.items.at(-1))?.id ?? null
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const { gap } = laid.metrics
  const own = centres([{ day, row }], gap)[at - row.from]?.centre ?? 0
  const line = lineBeside(laid, day, day.rows.indexOf(row), key === 'ArrowDown' ? 1 : -1)
  return (
    centres(line, gap).reduce<{ id: string; away: number } | null>((best, { id, centre }) => {
      const away = Math.abs(centre - own)
      return !best || away < best.away ? { id, away } : best
    }, null)?.id ?? null
  )
}
