import 'server-only'
import { countAttempt, forgetOldAttempts } from '@/lib/auth/attempt-store'
import { networkOf } from '@/lib/auth/network'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

const WINDOW_MS = 10 * 60 * 1000
/** More than a person writes, and less than a flood. */
const PER_NETWORK = 60
const PER_LINK = 600

/**
 * Counts what guests of a link write, by network and for all together.
 * @throws AppError rate_limited
 */
export const countGuestWrite = async (
  linkId: string,
  address: string | null,
  now = new Date(),
): Promise<void> => {
  const clock = { now, windowMs: WINDOW_MS }
  const network = address === null ? 'unknown' : networkOf(address)
  const ofNetwork = await countAttempt(`share:${linkId}:${network}`, clock)
  const ofLink = await countAttempt(`share:${linkId}`, clock)
  if (ofLink.attempts === 1) await forgetOldAttempts(new Date(now.getTime() - 10 * WINDOW_MS))
  if (ofNetwork.attempts <= PER_NETWORK && ofLink.attempts <= PER_LINK) return
  throw new AppError('rate_limited', say('errors.share.tooMuch'))
}
