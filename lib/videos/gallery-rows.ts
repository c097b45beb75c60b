import type { DayGroup } from '@/lib/videos/group-by-day'
import { tileRatio } from '@/lib/videos/tile-ratio'

/**
 * Where every tile of the gallery stands, by arithmetic: what a wrapping flex row makes of the same
 * ratios (lib/videos/tile-ratio.ts), so that what the server drew does not move when scripts take it
 * over, and what is far away need not be drawn to know its height. All lengths are CSS pixels.
 */

export type Metrics = {
  width: number
  /** The least height of a full row, and the height of one that is not full. */
  row: number
  gap: number
  /** Of a day, above its rows. */
  heading: number
}

type Tile = { id: string; width: number; height: number }

/** `from` and `to` (without it) count within the day; `top` is below the day's own top. */
export type Row = { from: number; to: number; top: number; height: number; isFull: boolean }

export type LaidDay<T> = DayGroup<T> & { top: number; height: number; rows: Row[] }

export type Laid<T> = { days: LaidDay<T>[]; height: number; metrics: Metrics }

/** As fine as browsers lay out; rounded down, a full row never wraps. */
const UNITS = 64
const down = (length: number) => Math.floor(length * UNITS) / UNITS

export const tileWidth = ({ width, height }: Tile, rowHeight: number): number =>
  down(tileRatio(width, height) * rowHeight)

const layRows = (items: readonly Tile[], { width, row, gap, heading }: Metrics): Row[] => {
  const rows: Row[] = []
  let from = 0
  let ratios = 0
  let top = heading
  const end = (to: number, isFull: boolean) => {
    const most = (width - gap * (to - from - 1)) / ratios
    const height = down(isFull ? most : Math.min(row, most))
    rows.push({ from, to, top, height, isFull })
    top += height + gap
    from = to
    ratios = 0
  }
  items.forEach((item, at) => {
    const ratio = tileRatio(item.width, item.height)
    if (at > from && (ratios + ratio) * row + gap * (at - from) > width) end(at, true)
    ratios += ratio
  })
  if (items.length > from) end(items.length, false)
  return rows
}

/** Every day begins a row. */
export const layDays = <T extends Tile>(
  days: readonly DayGroup<T>[],
  metrics: Metrics,
): Laid<T> => {
  let height = 0
  const laid = days.map((day) => {
    const rows = layRows(day.items, metrics)
    const last = rows.at(-1)
    const laidDay = {
      ...day,
      rows,
      top: height,
      height: last ? last.top + last.height : metrics.heading,
    }
    height += laidDay.height
    return laidDay
  })
  return { days: laid, height, metrics }
}

export type Place<T> = { day: LaidDay<T>; row: Row; at: number; top: number }

/** Where a tile stands, `top` below the top of all; null when it is not among these. */
export const findPlace = <T extends Tile>(laid: Laid<T>, id: string): Place<T> | null => {
  for (const day of laid.days) {
    const at = day.items.findIndex((item) => item.id === id)
    const row = day.rows.find(({ to }) => at >= 0 && at < to)
    if (row) return { day, row, at, top: day.top + row.top }
  }
  return null
}

/** The first row that ends below `y`, or the last one. */
export const placeAt = <T>(laid: Laid<T>, y: number): Place<T> | null => {
  const day = laid.days.find(({ top, height }) => top + height > y) ?? laid.days.at(-1)
  const row = day?.rows.find(({ top, height }) => day.top + top + height > y) ?? day?.rows.at(-1)
  return day && row ? { day, row, at: row.from, top: day.top + row.top } : null
}
