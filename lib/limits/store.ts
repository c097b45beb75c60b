import { type Db, db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import {
  type Rate,
  type RateState,
  restored,
  type SlowDown,
  slowDown,
  spend,
  tokensAt,
  UNUSED,
  waitForToken,
} from '@/lib/limits/rate'

export type { Rate }

/** What is used of a limit, for a look: another may take meanwhile. */
export const readLimit = async (key: string, on: Db = db()): Promise<RateState> =>
  (await on.rateLimit.findUnique({ where: { key } })) ?? UNUSED

/** The same for a transaction, to whose end nobody else can take, slow down or restore. */
export const lockLimit = (key: string, tx: Tx): Promise<RateState> =>
  tx.rateLimit.upsert({ where: { key }, create: { key, ...UNUSED }, update: { key } })

/**
 * Takes up to `wanted` tokens, a whole number; granted may be fewer, down to 0, and `waitMs` is
 * how long it is until there is one more. Exact across instances; writes only what it grants. The
 * clock is read after the limit: read before, it could be behind another's that took meanwhile, and
 * what that one took would be short of its milliseconds.
 */
export const takeFromLimit = async (
  key: string,
  rate: Rate,
  wanted: number,
  clock: () => Promise<Date>,
  on: Db = db(),
): Promise<{ granted: number; waitMs: number }> => {
  for (;;) {
    const before = await readLimit(key, on)
    const now = await clock()
    const granted = Math.min(wanted, tokensAt(before, rate, now))
    if (granted <= 0) return { granted: 0, waitMs: waitForToken(before, rate, now) }
    const after = spend(before, rate, granted, now)
    if (await replace(key, before, after, on)) {
      return { granted, waitMs: waitForToken(after, rate, now) }
    }
  }
}

/** Takes one token whether there is one or not: what comes later waits for it. */
export const chargeLimit = (key: string, rate: Rate, now: Date): Promise<void> =>
  change(key, (state) => spend(state, rate, 1, now), db())

/** Halves the rate and holds everything up, because the other side asked for it. */
export const slowLimit = (key: string, rate: Rate, order: SlowDown, on: Db = db()): Promise<void> =>
  change(key, (state) => slowDown(state, rate, order), on)

/** Ends a slow-down at once. */
export const restoreLimit = (key: string, rate: Rate, now: Date, on: Db = db()): Promise<void> =>
  change(key, (state) => restored(state, rate, now), on)

const change = async (
  key: string,
  next: (state: RateState) => RateState,
  on: Db,
): Promise<void> => {
  for (;;) {
    const before = await readLimit(key, on)
    if (await replace(key, before, next(before), on)) return
  }
}

/** False when another was quicker, or the row had to be made first: look again. */
const replace = async (
  key: string,
  before: RateState,
  { paidUntil, slowedTo, slowedAt }: RateState,
  on: Db,
): Promise<boolean> => {
  const { count } = await on.rateLimit.updateMany({
    where: {
      key,
      paidUntil: before.paidUntil,
      slowedTo: before.slowedTo,
      slowedAt: before.slowedAt,
    },
    data: { paidUntil, slowedTo, slowedAt },
  })
  if (count === 1) return true
  // Only made here: as an upsert it breaks no transaction when two make it at once.
  if (before.paidUntil === 0) {
    await on.rateLimit.upsert({ where: { key }, create: { key, ...UNUSED }, update: { key } })
  }
  return false
}
