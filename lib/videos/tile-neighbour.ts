import { findPlace, type Laid, type Row, tileWidth } from '@/lib/videos/gallery-rows'

type Tile = { id: string; width: number; height: number }
type Line<T> = { items: T[]; row: Row }

const centres = <T extends Tile>({ items, row }: Line<T>, gap: number) => {
  let left = 0
  return items.slice(row.from, row.to).map((item) => {
    const width = tileWidth(item, row.height)
    const centre = left + width / 2
    left += width + gap
    return { item, centre }
  })
}

/** The row above (-1) or below (1), in whichever day. */
const lineBeside = <T extends Tile>(laid: Laid<T>, day: number, row: number, step: 1 | -1) => {
  const own = laid.days[day]
  const same = own?.rows[row + step]
  if (own && same) return { items: own.items, row: same }
  const next = laid.days[day + step]
  const edge = step === 1 ? next?.rows[0] : next?.rows.at(-1)
  return next && edge ? { items: next.items, row: edge } : null
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
  const own = centres({ items: day.items, row }, gap)[at - row.from]?.centre ?? 0
  const line = lineBeside(laid, dayAt, day.rows.indexOf(row), key === 'ArrowDown' ? 1 : -1)
  if (!line) return null
  return (
    centres(line, gap).reduce<{ id: string; away: number } | null>((best, { item, centre }) => {
      const away = Math.abs(centre - own)
      return !best || away < best.away ? { id: item.id, away } : best
    }, null)?.id ?? null
  )
}
