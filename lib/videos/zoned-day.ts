import { dayKeyOf } from '@/lib/intl/format'

const QUARTER_MS = 15 * 60_000
const HOUR_MS = 4 * QUARTER_MS
/** Local midnights lie so far before and after the one of UTC. */
const EARLIEST_MS = 14 * HOUR_MS
const LATEST_MS = 12 * HOUR_MS

const MOST_KNOWN = 10_000
const known = new Map<string, number>()

/**
 * When a calendar day begins in a time zone: the first quarter of an hour that belongs to it or,
 * where a zone has jumped over the whole day, to a later one. A day does not always begin at
 * midnight, so that it is looked for, in the calendar that the headings use.
 * @param day YYYY-MM-DD
 */
export const startOfDay = (day: string, timeZone: string): Date => {
  const key = `${day} ${timeZone}`
  const at = known.get(key) ?? search(day, timeZone)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, at)
  return new Date(at)
}

const search = (day: string, timeZone: string): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let low = (midnight - EARLIEST_MS) / QUARTER_MS
  let high = (midnight + LATEST_MS) / QUARTER_MS
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (dayKeyOf(new Date(middle * QUARTER_MS), timeZone) < day) low = middle + 1
    else high = middle
  }
  return low * QUARTER_MS
}

/** The month of an instant, as YYYY-MM. */
export const monthKeyOf = (at: Date, timeZone: string): string => dayKeyOf(at, timeZone).slice(0, 7)

/** The month after one, as YYYY-MM. */
export const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

/** The day after one, as YYYY-MM-DD. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10)
