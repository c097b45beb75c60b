import 'server-only'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { env, type ProviderMode } from '@/lib/env'
import type { StatusNews } from '@/lib/kling/status-news'
import type { SubmitOutcome } from '@/lib/kling/submit-outcome'
import { restoreLimit, slowLimit } from '@/lib/limits/store'
import { afterSubmit } from '@/lib/tasks/after-submit'
import { pollBudget, submitBudget } from '@/lib/tasks/budget'
import {
  changeProviderStatus,
  getProviderStatus,
  lockProviderStatus,
} from '@/lib/tasks/provider-store'

/** After a 401 or 403 nobody polls for so long: the tasks stay as they are. */
export const POLLING_PAUSE_MS = 60_000
/** A poll that says what the last one said is noted so often. */
const NOTE_EVERY_MS = 10_000

/**
 * Remembers what the answer to a submission says about the provider as a whole. Answers that
 * arrive at once are counted one after the other, on whatever instances.
 * @param facts.throttleMs how long everybody waits after a 429
 */
export const noteSubmitOutcome = (
  mode: ProviderMode,
  outcome: SubmitOutcome,
  facts: { now: Date; askedAt: Date; throttleMs: number },
): Promise<void> =>
  inTransaction(async (tx) => {
    const before = await lockProviderStatus(mode, tx)
    const { pauseAfterUnknowns } = env().budget
    const change = afterSubmit(before, outcome, { ...facts, pauseAfterUnknowns })
    await changeProviderStatus(mode, change, tx)
    if (outcome.kind === 'throttled') {
      const { key, rate } = submitBudget()
      await slowLimit(key, rate, { ...facts, holdMs: facts.throttleMs }, tx)
    }
  })

/**
 * Remembers what the answer to a status request says about the provider as a whole.
 * @param facts.tookMs from the request to its answer
 */
export const noteStatusNews = async (
  mode: ProviderMode,
  news: StatusNews,
  { now, tookMs }: { now: Date; tookMs: number },
): Promise<void> => {
  const lastAnswerOk = news.kind !== 'no_news' && news.kind !== 'unauthorized'
  const before = await getProviderStatus(mode)
  const notedAt = before.lastAnswerAt?.getTime() ?? 0
  if (before.lastAnswerOk !== lastAnswerOk || now.getTime() - notedAt > NOTE_EVERY_MS) {
    await changeProviderStatus(mode, { lastAnswerAt: now, lastAnswerOk })
  }
  if (news.kind === 'unauthorized') {
    const pollingPausedUntil = new Date(now.getTime() + POLLING_PAUSE_MS)
    await changeProviderStatus(mode, { pollingPausedUntil })
  }
  if (news.kind === 'no_news' && news.throttled) {
    const { key, rate } = pollBudget()
    const askedAt = new Date(now.getTime() - tookMs)
    await slowLimit(key, rate, { now, askedAt, holdMs: news.retryAfterMs })
  }
}

/**
 * A person has acted: sending goes on, at its full rate. Lost answers stay counted until one comes:
 * where the cause is still there, the first that is lost pauses it again, and not the fifth.
 */
export const resumeSending = async (mode: ProviderMode): Promise<void> => {
  await inTransaction(async (tx) => {
    await lockProviderStatus(mode, tx)
    // After the lock: what paused until then is what the person has seen.
    const now = await databaseNow()
    const { key, rate } = submitBudget()
    await restoreLimit(key, rate, now, tx)
    const fresh = { pauseReason: null, throttledUntil: null }
    await changeProviderStatus(mode, { ...fresh, pausedAt: now }, tx)
  })
}
