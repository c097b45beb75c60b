import 'server-only'
import { openSession, sessionCookie } from '@/lib/auth/session-cookie'
import { isDueToBeSeen, isLive, sessionEnd } from '@/lib/auth/session-rules'
import { findSession, touchSession } from '@/lib/auth/store'
import type { Viewer } from '@/lib/auth/viewer'

/**
 * Whom the value of a session cookie signs in. The row is asked every time, so a session that
 * was ended anywhere is over with the next request.
 */
export const viewerOfCookie = async (
  value: string | undefined,
  now = new Date(),
): Promise<Viewer | null> => {
  const sessionId = await openSession(value)
  const session = sessionId ? await findSession(sessionId) : null
  if (!session || !isLive(session, now)) return null
  if (isDueToBeSeen(session, now)) {
    await touchSession(session.id, {
      lastSeenAt: session.lastSeenAt,
      now,
      expiresAt: sessionEnd(now),
    })
  }
  const { id: userId, email, displayName } = session.user
  return { userId, sessionId: session.id, email, displayName }
}

/** The same for a request that a route was given. */
export const viewerOfRequest = (request: Request): Promise<Viewer | null> => {
  const prefix = `${sessionCookie().name}=`
  const parts = (request.headers.get('cookie') ?? '').split(/;\s*/)
  return viewerOfCookie(parts.find((part) => part.startsWith(prefix))?.slice(prefix.length))
}
