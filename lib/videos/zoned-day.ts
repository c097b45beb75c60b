import { dayKeyOf } from '@/lib/intl/format'

const QUARTER_MS = 15 * 60_000
const HOUR_MS = 4 * QUARTER_MS
/** Local midnights lie so far before and after the one of UTC. */
const EARLIEST_MS = 14 * HOUR_MS
const LATEST_MS = 12 * HOUR_MS

const MOST_KNOWN = 10_000

/** Each is found once: a page asks for the same days again and again, and a calendar is slow. */
const remembering = <T>(find: (key: string, timeZone: string) => T) => {
  const known = new Map<string, T>()
  return (about: string, timeZone: string): T => {
    const key = `${about} ${timeZone}`
    const found = known.get(key) ?? find(about, timeZone)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, found)
    return found
  }
}

const quarterDay = remembering((quarter, timeZone) =>
  dayKeyOf(new Date(Number(quarter) * QUARTER_MS), timeZone),
)

/** The day of an instant, as YYYY-MM-DD: a quarter of an hour belongs to one day in every zone. */
export const dayOf = (at: Date, timeZone: string): string =>
  quarterDay(String(Math.floor(at.getTime() / QUARTER_MS)), timeZone)

/**
 * When a calendar day begins in a time zone: the first quarter of an hour that belongs to it or,
 * where a zone has jumped over the whole day, to a later one. A day does not always begin at
 * midnight, so that it is looked for, in the calendar that the headings use.
 * @param day YYYY-MM-DD
 */
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(beginning(day, timeZone))

const beginning = remembering((day, timeZone) => {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let low = (midnight - EARLIEST_MS) / QUARTER_MS
  let high = (midnight + LATEST_MS) / QUARTER_MS
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (dayKeyOf(new Date(middle * QUARTER_MS), timeZone) < day) low = middle + 1
    else high = middle
  }
  return low * QUARTER_MS
})

/** The month of an instant, as YYYY-MM. */
export const monthKeyOf = (at: Date, timeZone: string): string => dayOf(at, timeZone).slice(0, 7)

/** The month after one, as YYYY-MM. */
export const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

/** The day after one, as YYYY-MM-DD. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10)
