import 'server-only'
import { normaliseEmail } from '@/lib/auth/email'
import { countLogin, forgiveLogin } from '@/lib/auth/login-throttle'
import { verifyPassword } from '@/lib/auth/password'
import { sessionEnd } from '@/lib/auth/session-rules'
import { insertSession } from '@/lib/auth/session-store'
import { findUserByEmail, replacePasswordHash } from '@/lib/auth/user-store'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { RequestFacts } from '@/lib/request-facts'

/** Where a session is made from, as the list of sessions shows it. */
export type SignInPlace = Pick<RequestFacts, 'address' | 'userAgent'>

const wrong = () => new AppError('unauthenticated', say('auth.problems.wrongPassword'))

/**
 * Signs in by password and makes the session.
 * @throws AppError unauthenticated (one answer, and one duration, whether or not the account
 *   exists), rate_limited
 */
export const signIn = async (
  { email: typed, password, place }: { email: string; password: string; place: SignInPlace },
  now = new Date(),
): Promise<{ userId: string; sessionId: string }> => {
  const email = normaliseEmail(typed)
  const attempt = { what: 'sign-in', account: email, address: place.address, now } as const
  await countLogin(attempt)
  const user = await findUserByEmail(email)
  const matches = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || !matches) throw wrong()
  const sessionId = await inTransaction(async (tx) => {
    // Holds the row, so that a change of the password either ends this session or forbids it.
    const same = { from: user.passwordHash, to: user.passwordHash }
    if (!(await replacePasswordHash(tx, user.id, same))) throw wrong()
    return insertSession({ userId: user.id, ...session(place, now) }, tx)
  })
  await forgiveLogin(attempt)
  return { userId: user.id, sessionId }
}

/** Makes a session for somebody who proved who they are in another way. */
export const startSession = (
  userId: string,
  place: SignInPlace,
  now = new Date(),
): Promise<string> => insertSession({ userId, ...session(place, now) })

const session = ({ address, userAgent }: SignInPlace, now: Date) => ({
  address,
  userAgent,
  now,
  expiresAt: sessionEnd(now),
})
