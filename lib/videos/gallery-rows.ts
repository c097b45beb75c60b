import { type DayGroup, monthOf } from '@/lib/videos/group-by-day'
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
  /** The least width of a day, for its heading, and what is between two of a line. */
  dayWidth: number
  dayGap: number
}

type Tile = { id: string; width: number; height: number }

/** `from` and `to` (without it) count within the day; `top` is below the day's own top. */
export type Row = { from: number; to: number; top: number; height: number; isFull: boolean }

export type LaidDay<T> = DayGroup<T> & {
  left: number
  top: number
  width: number
  height: number
  rows: Row[]
}

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

/** A day of one row that is not full is as wide as its tiles; any other takes the whole width. */
const layDay = <T extends Tile>(day: DayGroup<T>, metrics: Metrics): LaidDay<T> => {
  const rows = layRows(day.items, metrics)
  const [first] = rows
  const last = rows.at(-1)
  const { gap, dayWidth, heading } = metrics
  const tiles =
    first && rows.length === 1
      ? day.items.reduce((sum, tile) => sum + gap + tileWidth(tile, first.height), -gap)
      : metrics.width
  const width = Math.min(metrics.width, Math.max(dayWidth, tiles))
  return { ...day, rows, left: 0, top: 0, width, height: last ? last.top + last.height : heading }
}

const hasRoom = <T>(line: LaidDay<T>[], wide: number, { width, dayGap }: Metrics): boolean =>
  line.reduce((sum, day) => sum + day.width + dayGap, wide) <= width

/** Days beside each other as far as there is room. Every month begins a line. */
const fitLines = <T>(days: LaidDay<T>[], metrics: Metrics): LaidDay<T>[][] => {
  const lines: LaidDay<T>[][] = []
  for (const day of days) {
    const line = lines.at(-1)
    const isOfMonth = line?.[0] && monthOf(line[0]) === monthOf(day)
    if (line && isOfMonth && hasRoom(line, day.width, metrics)) line.push(day)
    else lines.push([day])
  }
  return lines
}

/** What a list began with; what is newer comes above it part by part. */
export type Beginning = {
  /** YYYY-MM; null for the newest. */
  month: string | null
  /** There are newer ones that have not come. */
  isOpen: boolean
}

const NEWEST: Beginning = { month: null, isOpen: false }

/**
 * Every day begins a row; small ones stand side by side. What is newer than the beginning is fitted
 * from below, and its last line waits while it has room, so that no part that comes moves another.
 */
export const layDays = <T extends Tile>(
  days: readonly DayGroup<T>[],
  metrics: Metrics,
  { month, isOpen } = NEWEST,
): Laid<T> => {
  const all = days.map((day) => layDay(day, metrics))
  const isNewer = (day: LaidDay<T>) => month !== null && monthOf(day) > month
  const above = fitLines(all.filter(isNewer).reverse(), metrics)
  const last = above.at(-1)
  if (isOpen && last && hasRoom(last, metrics.dayWidth, metrics)) above.pop()
  const below = fitLines(
    all.filter((day) => !isNewer(day)),
    metrics,
  )
  let height = 0
  const laid: LaidDay<T>[] = []
  for (const line of [...above.map((line) => line.reverse()).reverse(), ...below]) {
    let left = 0
    for (const day of line) {
      laid.push({ ...day, left, top: height })
      left += day.width + metrics.dayGap
    }
    height += Math.max(...line.map((day) => day.height))
  }
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
