import { dayKeyOf } from '@/lib/intl/format'

export type DayGroup<T> = {
  /** YYYY-MM-DD in the viewer's time zone. */
  day: string
  items: T[]
  /** False when an older page may add to it, so that its count is not known yet. */
  complete: boolean
}

/** YYYY-MM */
export const monthOf = ({ day }: { day: string }): string => day.slice(0, 7)

/**
 * Cuts a list that is newest first into the calendar days of a time zone, keeping its order.
 * With `more`, older items are still to come: they can only belong to the last day or later ones,
 * so every group but the last stays as it is when a page is appended.
 */
export const groupByDay = <T extends { createdAt: string }>(
  items: readonly T[],
  { timeZone, more }: { timeZone: string; more: boolean },
): DayGroup<T>[] => {
  const groups: DayGroup<T>[] = []
  for (const item of items) {
    const day = dayKeyOf(new Date(item.createdAt), timeZone)
    const last = groups.at(-1)
    if (last?.day === day) last.items.push(item)
    else groups.push({ day, items: [item], complete: true })
  }
  const last = groups.at(-1)
  if (last) last.complete = !more
  return groups
}
