import 'server-only'
import { revokeOtherSessions, revokeSession } from '@/lib/auth/session-store'
import type { Viewer } from '@/lib/auth/viewer'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

/**
 * Ends one session of the viewer at once.
 * @throws AppError not_found (unknown, over already, or somebody else's)
 */
export const endSession = async (
  viewer: Viewer,
  sessionId: string,
  now = new Date(),
): Promise<void> => {
  if (await revokeSession(viewer.userId, sessionId, now)) return
  throw new AppError('not_found', say('errors.auth.sessionOver'))
}

/** Ends all sessions of the viewer but the one that asks; says how many. */
export const endOtherSessions = (viewer: Viewer, now = new Date()): Promise<number> =>
  revokeOtherSessions(viewer.userId, viewer.sessionId, now)

/** Signing out: like ending the session, and no complaint when it is over already. */
export const endOwnSession = async (viewer: Viewer, now = new Date()): Promise<void> => {
  await revokeSession(viewer.userId, viewer.sessionId, now)
}
