import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { env } from '@/lib/env'
import { retryAfterMs } from '@/lib/kling/retry-after'
import { log } from '@/lib/log'
import { outboundPost } from '@/lib/outbound/post'
import { DownloadError } from '@/lib/outbound/problem'
import { encryptPush } from '@/lib/push/encrypt'
import { removeGone, type Subscription } from '@/lib/push/store'
import { vapidHeader } from '@/lib/push/vapid'

/** What became of a message to one browser. */
export type Delivery = 'delivered' | 'gone' | 'refused' | 'unreachable'

/** Two more tries, and all of it within half a minute: a lost message is no harm. */
const AGAIN_AFTER_MS = [1_000, 4_000]
/** A service that wants to be left alone for longer is not asked before that: the message is lost. */
const MOST_WAIT_MS = 10_000
const WITHIN_MS = 30_000
/** A browser that was off for longer is told by the page itself. */
const KEPT_SECONDS = 12 * 3600

type Answer = { kind: Delivery | 'later'; afterMs?: number | null; why: string }

/**
 * Sends one message to one browser's push service. Never throws. A browser that its service no
 * longer knows is forgotten.
 */
export const deliver = async (subscription: Subscription, message: Buffer): Promise<Delivery> => {
  const signal = AbortSignal.timeout(WITHIN_MS)
  for (let tries = 0; ; tries++) {
    const answer = await send(subscription, message, signal)
    const pauseMs = Math.max(AGAIN_AFTER_MS[tries] ?? Number.POSITIVE_INFINITY, answer.afterMs ?? 0)
    if (answer.kind === 'later' && pauseMs <= MOST_WAIT_MS && !signal.aborted) {
      await wait(pauseMs)
      continue
    }
    const outcome = answer.kind === 'later' ? 'unreachable' : answer.kind
    if (outcome === 'gone') await forget(subscription)
    else if (outcome !== 'delivered') log.warn({ why: answer.why }, 'a browser was not told')
    return outcome
  }
}

const send = async (
  subscription: Subscription,
  message: Buffer,
  signal: AbortSignal,
): Promise<Answer> => {
  const { endpoint, p256dh, auth } = subscription
  try {
    const { status, headers } = await outboundPost(endpoint, {
      allowHosts: env().outboundAllowHosts,
      signal,
      waitMs: 10_000,
      headers: {
        authorization: vapidHeader(endpoint, Date.now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(KEPT_SECONDS),
        urgency: 'normal',
      },
      body: encryptPush(message, { p256dh, auth }),
    })
    return judge(status, headers['retry-after'], new URL(endpoint).hostname)
  } catch (error) {
    const kind =
      error instanceof DownloadError && error.problem === 'unreachable' ? 'later' : 'refused'
    return { kind, why: error instanceof Error ? error.message : 'unknown' }
  }
}

const judge = (status: number, retryAfter: string | undefined, host: string): Answer => {
  const why = `${host} answered ${status}`
  if (status >= 200 && status < 300) return { kind: 'delivered', why }
  if (status === 404 || status === 410) return { kind: 'gone', why }
  if (status === 429 || status >= 500) {
    return { kind: 'later', afterMs: retryAfterMs(retryAfter, new Date()), why }
  }
  return { kind: 'refused', why }
}

const forget = (subscription: Subscription): Promise<void> =>
  removeGone(subscription).catch((error) =>
    log.warn({ err: error }, 'a browser that is gone was not forgotten'),
  )
