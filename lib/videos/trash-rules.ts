const DAY_MS = 24 * 60 * 60 * 1000

/** What was put into the trash before this instant has been there long enough. */
export const trashEndsFor = (now: Date, trashDays: number): Date =>
  new Date(now.getTime() - trashDays * DAY_MS)

/** Days until a video in the trash is deleted for good, a begun one as whole; 0 on the last day. */
export const daysLeft = (trashedAt: Date, now: Date, trashDays: number): number => {
  const days = (trashedAt.getTime() - trashEndsFor(now, trashDays).getTime()) / DAY_MS
  return days < 1 ? 0 : Math.ceil(days)
}
