import { startOfDay } from '@/lib/videos/zoned-day'

/**
 * The gallery's filter by date: a year, a month, a day, or the days from one to another, both
 * included: `2026`, `2026-11`, `2026-11-23`, `2026-11-20..2026-11-23`.
 */

const FIRST_YEAR = 1970
const LAST_YEAR = 9998

/** Days as YYYY-MM-DD: from the first one to before the second one. */
type Days = { from: string; before: string }

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

const daysOf = (text: string): Days | null => {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text)
  if (!match) return null
  const [year, month, day] = [match[1], match[2] ?? '01', match[3] ?? '01'].map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  const from = dayOf(year, month, day)
  // What the calendar does not have, such as 31 February, would be another day.
  if (!from.startsWith(text)) return null
  if (match[3]) return { from, before: dayOf(year, month, day + 1) }
  if (match[2]) return { from, before: dayOf(year, month + 1, 1) }
  return { from, before: dayOf(year + 1, 1, 1) }
}

const parse = (text: string): Days | null => {
  const [first, last, ...rest] = text.split('..')
  if (first === undefined || rest.length > 0) return null
  if (last === undefined) return daysOf(first)
  if (first.length !== 10 || last.length !== 10 || first > last) return null
  const [from, to] = [daysOf(first), daysOf(last)]
  return from && to && { from: from.from, before: to.before }
}

export const isDateFilter = (text: string): boolean => text.length <= 22 && parse(text) !== null

/** The instants that a filter means in a time zone; `before` itself is not meant any more. */
export const instantsOf = (
  dateFilter: string,
  timeZone: string,
): { from: Date; before: Date } | null => {
  const days = parse(dateFilter)
  return (
    days && { from: startOfDay(days.from, timeZone), before: startOfDay(days.before, timeZone) }
  )
}
