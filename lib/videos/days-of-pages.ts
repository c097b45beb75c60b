import { type DayGroup, groupByDay } from '@/lib/videos/group-by-day'

type Item = { createdAt: string }

/** The day of an instant costs more than all else here, so that a page's days are found out once. */
const known = new WeakMap<readonly Item[], { timeZone: string; days: DayGroup<Item>[] }>()

const daysOfPage = <T extends Item>(page: readonly T[], timeZone: string): DayGroup<T>[] => {
  const found = known.get(page)
  if (found?.timeZone === timeZone) return found.days as DayGroup<T>[]
  const days = groupByDay(page, { timeZone, more: false })
  known.set(page, { timeZone, days })
  return days
}

type Options = {
  timeZone: string
  /** Older ones are still to come: the last day is not complete. */
  older: boolean
  /**
   * Newer ones of the first day are still to come. It waits for them: rows that are filled from
   * above would change before the reader's eyes.
   */
  newer: boolean
}

/** The calendar days of pages that follow each other, newest first. */
export const daysOfPages = <T extends Item>(
  pages: readonly (readonly T[])[],
  { timeZone, older, newer }: Options,
): DayGroup<T>[] => {
  const days: DayGroup<T>[] = []
  for (const page of pages) {
    for (const day of daysOfPage(page, timeZone)) {
      const last = days.at(-1)
      if (last?.day === day.day) last.items.push(...day.items)
      else days.push({ ...day, items: [...day.items] })
    }
  }
  const last = days.at(-1)
  if (last) last.complete = !older
  return newer ? days.slice(1) : days
}
