import 'server-only'
import { createHash } from 'node:crypto'
import {
  countAttempt,
  forgetAttempts,
  forgetOldAttempts,
  giveBackAttempt,
} from '@/lib/auth/attempt-store'
import { networkOf } from '@/lib/auth/network'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

const WINDOW_MS = 10 * 60 * 1000
const PER_ACCOUNT = 10
const PER_ADDRESS = 50

/**
 * What is counted apart: passwords at sign-in, set-up codes, passwords of who is signed in and of
 * share links.
 */
export type Guarded = 'sign-in' | 'set-up' | 'password' | 'share'

type Attempted = { what: Guarded; account: string; address: string | null; now: Date }

// What people type as an account is kept as a hash only: it may be a password in the wrong field.
const accountKey = ({ what, account }: Pick<Attempted, 'what' | 'account'>) =>
  `${what}:account:${createHash('sha256').update(account).digest('base64url')}`

const addressKey = ({ what, address }: Pick<Attempted, 'what' | 'address'>) =>
  `${what}:address:${address === null ? 'unknown' : networkOf(address)}`

/**
 * Counts an attempt before it is made, by account and by address, and refuses it beyond the
 * limit. It counts accounts that do not exist like those that do, so the answer tells nothing.
 * @throws AppError rate_limited, saying when to try again
 */
export const countLogin = async (attempt: Attempted): Promise<void> => {
  const { now } = attempt
  const clock = { now, windowMs: WINDOW_MS }
  const byAddress = await countAttempt(addressKey(attempt), clock)
  const byAccount = await countAttempt(accountKey(attempt), clock)
  const over = [
    ...(byAddress.attempts > PER_ADDRESS ? [byAddress] : []),
    ...(byAccount.attempts > PER_ACCOUNT ? [byAccount] : []),
  ]
  if (over.length === 0) return
  const ends = Math.max(...over.map(({ windowStartedAt }) => windowStartedAt.getTime() + WINDOW_MS))
  const minutes = Math.max(1, Math.ceil((ends - now.getTime()) / 60_000))
  throw new AppError('rate_limited', say('errors.auth.tooManyAttempts', { minutes }))
}

/** After a success: the account begins anew, and the address gets its attempt back. */
export const forgiveLogin = async (attempt: Attempted): Promise<void> => {
  await forgetAttempts(accountKey(attempt))
  await giveBackAttempt(addressKey(attempt))
  await forgetOldAttempts(new Date(attempt.now.getTime() - 10 * WINDOW_MS))
}
