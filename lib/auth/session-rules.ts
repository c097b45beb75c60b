const DAY_MS = 24 * 60 * 60 * 1000

/** A session that is not used for this long ends. */
export const SESSION_MS = 30 * DAY_MS

/** How far behind `lastSeenAt` may be: a page makes many requests, and one write is enough. */
export const SEEN_EVERY_MS = 60_000

/**
 * How long the browser keeps the cookie, and the longest that browsers allow. The row decides
 * when a session ends, so the cookie need not be written again to slide.
 */
export const COOKIE_MS = 400 * DAY_MS

type SessionFacts = { expiresAt: Date; revokedAt: Date | null; lastSeenAt: Date }

export const isLive = (session: Pick<SessionFacts, 'expiresAt' | 'revokedAt'>, now: Date) =>
  session.revokedAt === null && session.expiresAt > now

export const isDueToBeSeen = ({ lastSeenAt }: Pick<SessionFacts, 'lastSeenAt'>, now: Date) =>
  now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS

export const sessionEnd = (now: Date) => new Date(now.getTime() + SESSION_MS)
