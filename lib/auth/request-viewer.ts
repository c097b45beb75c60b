import 'server-only'
import { openSession, sessionCookie } from '@/lib/auth/session-cookie'
import { isDueToBeSeen, isLive, sessionEnd } from '@/lib/auth/session-rules'
import { findSession, touchSession } from '@/lib/auth/session-store'
import type { Viewer } from '@/lib/auth/viewer'
import { parseLocale } from '@/lib/intl/locale'

/**
 * Whom a session signs in. The row is asked every time, so a session that was ended anywhere is
 * over with the next request.
 */
export const viewerOfSession = async (
  sessionId: string,
  now = new Date(),
): Promise<Viewer | null> => {
  const session = await findSession(sessionId)
  if (!session || !isLive(session, now)) return null
  if (isDueToBeSeen(session, now)) {
    const { lastSeenAt } = session
    await touchSession(session.id, { lastSeenAt, now, expiresAt: sessionEnd(now) })
  }
  const { id: userId, email, displayName, locale } = session.user
  return { userId, sessionId: session.id, email, displayName, locale: parseLocale(locale) }
}

/** Whom the value of a session cookie signs in. */
export const viewerOfCookie = async (value: string | undefined): Promise<Viewer | null> => {
  const sessionId = await openSession(value)
  return sessionId ? viewerOfSession(sessionId) : null
}

/** Whom a request signs in that a route was given. */
export const viewerOfRequest = (request: Request): Promise<Viewer | null> =>
  viewerOfCookie(readCookie(request.headers.get('cookie'), sessionCookie().name))

/** The raw value of a cookie in the header of that name. */
export const readCookie = (header: string | null, name: string): string | undefined =>
  (header ?? '')
    .split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
