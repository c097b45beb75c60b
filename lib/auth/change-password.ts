import 'server-only'
import { countLogin, forgiveLogin } from '@/lib/auth/login-throttle'
import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { revokeOtherSessions } from '@/lib/auth/session-store'
import type { SignInPlace } from '@/lib/auth/sign-in'
import { findUser, replacePasswordHash } from '@/lib/auth/user-store'
import type { Viewer } from '@/lib/auth/viewer'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

type Change = {
  /** Ignored for an account that has no password yet. */
  currentPassword: string
  newPassword: string
  place: SignInPlace
}

/**
 * Changes the password and ends every other session of the person, in one transaction.
 * @returns how many sessions ended
 * @throws AppError invalid (fields.currentPassword), rate_limited, conflict (changed meanwhile)
 */
export const changePassword = async (
  viewer: Viewer,
  { currentPassword, newPassword, place }: Change,
  now = new Date(),
): Promise<{ endedSessions: number }> => {
  const user = await findUser(viewer.userId)
  if (!user) throw new AppError('unauthenticated', say('errors.signedOut'))
  if (user.passwordHash !== null) {
    const attempt = { what: 'password', account: user.id, address: place.address, now } as const
    await countLogin(attempt)
    if (!(await verifyPassword(user.passwordHash, currentPassword))) {
      const said = say('errors.auth.notCurrentPassword')
      throw new AppError('invalid', said, { fields: { currentPassword: said } })
    }
    await forgiveLogin(attempt)
  }
  const passwordHash = await hashPassword(newPassword)
  return inTransaction(async (tx) => {
    const change = { from: user.passwordHash, to: passwordHash }
    if (!(await replacePasswordHash(tx, user.id, change))) {
      throw new AppError('conflict', say('errors.auth.passwordChangedMeanwhile'))
    }
    return { endedSessions: await revokeOtherSessions(user.id, viewer.sessionId, now, tx) }
  })
}
