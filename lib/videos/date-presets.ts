/** Dates that are often asked for, as the gallery's filter writes them. Days are YYYY-MM-DD. */

const DAY_MS = 24 * 60 * 60 * 1000

/** A calendar day so many days earlier; noon of UTC stands for a day everywhere. */
const daysBefore = (day: string, days: number): string =>
  new Date(new Date(`${day}T12:00:00Z`).getTime() - days * DAY_MS).toISOString().slice(0, 10)

export const datePresets = (today: string) => ({
  today,
  yesterday: daysBefore(today, 1),
  week: `${daysBefore(today, 6)}..${today}`,
  month: today.slice(0, 7),
})

/** From one day to another in either order; one of them alone is that day. Null for none. */
export const dateRange = (one: string, other: string): string | null => {
  const [from, to] = [one || other, other || one].sort()
  if (!from || !to) return null
  return from === to ? from : `${from}..${to}`
}
