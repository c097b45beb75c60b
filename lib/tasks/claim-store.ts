import { type Db, db } from '@/lib/db/client'
import { databaseNow, inTransaction, type Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { type Limit, type RateState, tokensAt, waitForToken } from '@/lib/limits/rate'
import { lockLimit, readLimit, takeFromLimit } from '@/lib/limits/store'
import { POLLED_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { countInFlight, findEarliestToSend, listNextToSend } from '@/lib/tasks/queue-store'
import type { TaskRow } from '@/lib/tasks/store'

/**
 * Work is claimed by a lease with a token: a due row whose lease is over is free, and whoever
 * writes about a claimed task must still hold the token. What the provider has to do with is
 * claimed in one transaction that first locks the row of the budget. So nobody else can claim
 * between its counting and its taking, and no limit is exceeded by any number of instances.
 */

export type Lease = {
  providerMode: ProviderMode
  /** How many at most. */
  limit: number
  leaseMs: number
  token: string
  now: Date
}

type Waiting = { providerMode: ProviderMode; states: readonly TaskState[]; now: Date }

const isFree = ({ providerMode, states, now }: Waiting) => ({
  providerMode,
  state: { in: [...states] },
  dueAt: { lte: now },
  OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }],
})

/** Puts these under the lease, as far as they are free still; in the order of `ids`. */
const lease = async (
  on: Db,
  ids: string[],
  states: readonly TaskState[],
  { providerMode, token, leaseMs, now }: Lease,
): Promise<TaskRow[]> => {
  if (ids.length === 0) return []
  const rows = await on.task.updateManyAndReturn({
    where: { ...isFree({ providerMode, states, now }), id: { in: ids } },
    data: { leaseToken: token, leaseUntil: new Date(now.getTime() + leaseMs) },
  })
  const tasks = rows as unknown as TaskRow[]
  return tasks.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Takes due tasks of one kind, the longest due first, where no budget stands in the way. */
export const claimTasks = async (
  claim: Lease & { states: readonly TaskState[] },
): Promise<TaskRow[]> => {
  if (claim.limit <= 0) return []
  const due = await db().task.findMany({
    where: isFree(claim),
    orderBy: [{ dueAt: 'asc' }, { createdAt: 'asc' }],
    take: claim.limit,
    select: { id: true },
  })
  return lease(
    db(),
    due.map(({ id }) => id),
    claim.states,
    claim,
  )
}

const isAnyToPoll = async (waiting: Waiting): Promise<boolean> =>
  (await db().task.findFirst({ where: isFree(waiting), select: { id: true } })) !== null

const isAnyToSend = async ({ providerMode, now }: Waiting): Promise<boolean> => {
  const earliest = await findEarliestToSend(providerMode, now)
  return earliest !== null && earliest <= now
}

/**
 * Claims under a budget. First comes a look that locks and writes nothing, since most looks find
 * nothing to do. Only what was really claimed is taken from the budget.
 */
const claimWithin = async (
  budget: Limit,
  claim: Lease & { states: readonly TaskState[] },
  isAnyDue: (waiting: Waiting) => Promise<boolean>,
  room: (state: RateState, now: Date, on: Db) => Promise<number>,
  pick: (tx: Tx, claim: Lease) => Promise<string[]>,
): Promise<TaskRow[]> => {
  if (claim.limit <= 0 || !(await isAnyDue(claim))) return []
  if ((await room(await readLimit(budget.key), claim.now, db())) <= 0) return []
  return inTransaction(async (tx) => {
    const state = await lockLimit(budget.key, tx)
    // The lock may have been waited for, and a lease counts from now.
    const now = await databaseNow()
    const limit = Math.min(claim.limit, await room(state, now, tx))
    if (limit <= 0) return []
    const current = { ...claim, limit, now }
    const tasks = await lease(tx, await pick(tx, current), claim.states, current)
    await takeFromLimit(budget.key, budget.rate, tasks.length, async () => now, tx)
    return tasks
  })
}

// ---- sending -----------------------------------------------------------------------------

/**
 * Takes queued tasks to be sent, in the fair order, as far as budget and `maxInFlight` allow. Who
 * pauses their own queue waits for the same lock: nothing of theirs is claimed after that.
 */
export const claimToSend = (
  claim: Lease & { budget: Limit; maxInFlight: number },
): Promise<TaskRow[]> =>
  claimWithin(
    claim.budget,
    { ...claim, states: ['queued'] },
    isAnyToSend,
    async (state, now, on) => {
      const { pauseReason } = await getProviderStatus(claim.providerMode, on)
      const tokens = tokensAt(state, claim.budget.rate, now)
      if (pauseReason !== null || tokens === 0) return 0
      return Math.min(
        tokens,
        claim.maxInFlight - (await countInFlight(claim.providerMode, now, on)),
      )
    },
    (tx, { providerMode, limit, now }) => listNextToSend(tx, { providerMode, now, most: limit }),
  )

// ---- polling -----------------------------------------------------------------------------

/** A task that nobody watches comes after those that somebody does, but for so long only. */
const UNWATCHED_WAITS_MS = 60_000

/** Takes tasks about which to ask, as far as the budget allows: the watched ones first. */
export const claimToPoll = (claim: Lease & { budget: Limit }): Promise<TaskRow[]> =>
  claimWithin(
    claim.budget,
    { ...claim, states: POLLED_STATES },
    isAnyToPoll,
    async (state, now, on) => {
      const { pollingPausedUntil } = await getProviderStatus(claim.providerMode, on)
      if (pollingPausedUntil && pollingPausedUntil > now) return 0
      return tokensAt(state, claim.budget.rate, now)
    },
    async (tx, { providerMode, limit, now }) => {
      const free = isFree({ providerMode, states: POLLED_STATES, now })
      const list = (which: object, take: number) =>
        tx.task.findMany({
          where: { AND: [free, which] },
          orderBy: [{ dueAt: 'asc' }, { createdAt: 'asc' }],
          take,
          select: { id: true },
        })
      const patient = new Date(now.getTime() - UNWATCHED_WAITS_MS)
      const first = await list({ OR: [{ watched: true }, { dueAt: { lt: patient } }] }, limit)
      const rest =
        first.length < limit
          ? await list({ watched: false, dueAt: { gte: patient } }, limit - first.length)
          : []
      return [...first, ...rest].map(({ id }) => id)
    },
  )

// ---- sleeping ----------------------------------------------------------------------------

/** When the next task falls due, or the lease of one that was due runs out; null when none waits. */
export const findNextDue = async ({ providerMode, states, now }: Waiting): Promise<Date | null> => {
  const waiting = { providerMode, state: { in: [...states] }, dueAt: { not: null } }
  const findFree = async () => {
    if (states.includes('queued')) return findEarliestToSend(providerMode, now)
    const free = await db().task.findFirst({
      where: { ...waiting, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
      orderBy: { dueAt: 'asc' },
      select: { dueAt: true },
    })
    return free?.dueAt
  }
  const [free, leased] = await Promise.all([
    findFree(),
    db().task.findFirst({
      where: { ...waiting, leaseUntil: { gte: now } },
      orderBy: { leaseUntil: 'asc' },
      select: { leaseUntil: true },
    }),
  ])
  const instants = [free, leased?.leaseUntil].flatMap((at) => at?.getTime() ?? [])
  return instants.length > 0 ? new Date(Math.min(...instants)) : null
}

/** When the budget has a token again; now, when it has one. */
export const findNextToken = async ({ key, rate }: Limit, now: Date): Promise<Date> =>
  new Date(now.getTime() + waitForToken(await readLimit(key), rate, now))

/** Gives back what was claimed and not begun, or begun and not finished: it is due at once. */
export const releaseLeases = async (tokens: string[]): Promise<void> => {
  if (tokens.length === 0) return
  await db().task.updateMany({
    // Of a request on the wire nobody knows the end: only its own answer, or time, ends that.
    where: { leaseToken: { in: tokens }, state: { not: 'sending' } },
    data: { leaseToken: null, leaseUntil: null },
  })
}

/**
 * Gives back one task whose work broke off, to be tried again at `dueAt`; not one that may be on the
 * wire.
 */
export const giveBack = async (taskId: string, token: string, dueAt: Date): Promise<void> => {
  await db().task.updateMany({
    where: { id: taskId, leaseToken: token, state: { not: 'sending' } },
    data: { leaseToken: null, leaseUntil: null, dueAt },
  })
}
