import 'server-only'
import type { Viewer } from '@/lib/auth/viewer'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { takeFromLimit } from '@/lib/limits/store'
import { postProblem } from '@/lib/outbound/post'
import type { Browser } from '@/lib/push/browser'
import { deliver } from '@/lib/push/deliver'
import { encryptPush } from '@/lib/push/encrypt'
import { type Notice, noticeMessage } from '@/lib/push/notice'
import { findSubscription, putSubscription, removeSubscription } from '@/lib/push/store'

/** Whether something can be encrypted for it. A key may be no point of the curve. */
const hasKeys = (browser: Browser): boolean => {
  try {
    encryptPush(Buffer.alloc(0), browser)
    return true
  } catch {
    return false
  }
}

/**
 * Has this browser told from now on, for as long as it stays signed in.
 * @throws AppError invalid for keys that are none and for an address that nothing is sent to
 */
export const subscribe = async (viewer: Viewer, browser: Browser): Promise<void> => {
  if (!hasKeys(browser) || postProblem(browser.endpoint, env().outboundAllowHosts) !== null) {
    throw new AppError('invalid', say('errors.push.notABrowser'))
  }
  const subscription = { ...browser, id: viewer.sessionId, userId: viewer.userId }
  try {
    await putSubscription(subscription)
  } catch (error) {
    // The same press twice at once: the second comes after the first.
    if (!isUniqueViolation(error)) throw error
    await putSubscription(subscription)
  }
}

/** Nothing more to this browser. */
export const unsubscribe = (viewer: Viewer): Promise<void> => removeSubscription(viewer.sessionId)

const TESTS = { perMinute: 6, burst: 3 }

const test: Notice = {
  path: '/account',
  words: (locale) => ({
    title: speakerOf(locale)(say('push.test.title')),
    body: speakerOf(locale)(say('push.test.body')),
  }),
}

/**
 * Sends this browser a message that says only that it arrived.
 * @throws AppError not_found when it is not told, or not any more; unreachable; rate_limited
 */
export const sendTest = async (viewer: Viewer): Promise<void> => {
  const subscription = await findSubscription(viewer.sessionId)
  if (!subscription) throw new AppError('not_found', say('errors.push.off'))
  const { granted } = await takeFromLimit(`push-test:${viewer.userId}`, TESTS, 1, databaseNow)
  if (granted === 0) throw new AppError('rate_limited', say('errors.push.tooOften'))
  const outcome = await deliver(subscription, Buffer.from(noticeMessage(test, viewer.locale)))
  if (outcome === 'gone') throw new AppError('not_found', say('errors.push.off'))
  if (outcome === 'refused') throw new AppError('unreachable', say('errors.push.refused'))
  if (outcome === 'unreachable') throw new AppError('unreachable', say('errors.push.unreachable'))
}
