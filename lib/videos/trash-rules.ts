const DAY_MS = 24 * 60 * 60 * 1000

/** What was put into the trash before this instant has been there long enough. */
export const trashEndsFor = (now: Date, trashDays: number): Date =>
  new Date(now.getTime() - trashDays * DAY_MS)

/** Days until a video in the trash is deleted for good; 0 on the last day and after it. */
export const daysLeft = (trashedAt: Date, now: Date, trashDays: number): number =>
  Math.max(0, Math.floor((trashedAt.getTime() - trashEndsFor(now, trashDays).getTime()) / DAY_MS))
