import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { DOUBLES_EVERY_MS, HOLDS_MS, type Limit, waitForToken } from '@/lib/limits/rate'
import { chargeLimit, readLimit } from '@/lib/limits/store'

/** Polls may come at once for so many seconds' worth of them. */
const POLL_BURST_SECONDS = 10

/** In the provider's own time: an emulator that runs faster forgets sooner. */
const recovery = () => {
  const { speed } = env().provider
  return { doublesEveryMs: DOUBLES_EVERY_MS / speed, holdsMs: HOLDS_MS / speed }
}

/** What all instances together may submit; at once as much as may be in flight. */
export const submitBudget = (): Limit => {
  const { budget, provider } = env()
  return {
    key: `submit:${provider.mode}`,
    rate: {
      perMinute: budget.submitsPerMinute,
      burst: budget.maxInFlight,
      ...recovery(),
    },
  }
}

/** How often all instances together may ask how tasks go. */
export const pollBudget = (): Limit => {
  const { budget, provider } = env()
  return {
    key: `poll:${provider.mode}`,
    rate: {
      perMinute: budget.pollsPerMinute,
      burst: Math.max(1, Math.ceil((budget.pollsPerMinute * POLL_BURST_SECONDS) / 60)),
      ...recovery(),
    },
  }
}

/** So far ahead of their time questions may be asked; the polls of everybody wait for them. */
const MOST_AHEAD_MS = 30_000

/**
 * For a question that does not wait for its turn, such as a person's: the polls wait for it.
 * @returns false, counting nothing, when too many of them came before
 */
export const countPoll = async (): Promise<boolean> => {
  const { key, rate } = pollBudget()
  const now = await databaseNow()
  if (waitForToken(await readLimit(key), rate, now) > MOST_AHEAD_MS) return false
  await chargeLimit(key, rate, now)
  return true
}
