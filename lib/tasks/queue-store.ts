import { type Db, db, Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import type { TaskSettings } from '@/lib/kling/settings'
import { inFairOrder, type MemberLoad, type Turn } from '@/lib/tasks/fair-order'
import type { TaskState } from '@/lib/tasks/lifecycle'
import type { Waiting } from '@/lib/tasks/queue-estimate'

/**
 * What waits to be sent. Whoever paused their own queue has nothing waiting meanwhile, for the
 * machine as for what people are shown: `isWaiting` is the one condition.
 */

const IS_PAUSED = Prisma.sql`SELECT 1 FROM "Membership" AS "paused"
  WHERE "paused"."workspaceId" = "Task"."workspaceId" AND "paused"."userId" = "Task"."userId"
    AND "paused"."queuePausedAt" IS NOT NULL`

const isWaiting = (providerMode: ProviderMode, now: Date) =>
  Prisma.sql`"state" = 'queued' AND "providerMode" = ${literal(providerMode)}
    AND ("leaseUntil" IS NULL OR "leaseUntil" < ${now}) AND NOT EXISTS (${IS_PAUSED})`

/** As text in the statement: PostgreSQL takes a parameter for a string and not for its enum. */
const literal = (mode: ProviderMode) => Prisma.raw(mode === 'kling' ? `'kling'` : `'emulated'`)

/** When a member was last served, for a statement that knows them as `"member"."userId"`. */
const servedAtIn = (mode: ProviderMode) => Prisma.sql`(
  SELECT MAX("sentAt") FROM "Task" AS "sent"
  WHERE "sent"."providerMode" = ${literal(mode)} AND "sent"."userId" = "member"."userId")`

/** An aggregate has lost its column's type on SQLite, where an instant is a number. */
const toInstant = (value: unknown): Date | null => {
  if (value === null || value === undefined) return null
  return value instanceof Date ? value : new Date(Number(value))
}

// ---- whose turn it is ----------------------------------------------------------------------

/** Tasks that occupy the provider, and those that a worker has just taken to send. */
const isInFlight = (providerMode: ProviderMode, now: Date) => ({
  providerMode,
  OR: [
    { state: { in: ['sending', 'running'] as TaskState[] } },
    { state: 'queued' as const, leaseUntil: { gte: now } },
  ],
})

export const countInFlight = (
  providerMode: ProviderMode,
  now: Date,
  on: Db = db(),
): Promise<number> => on.task.count({ where: isInFlight(providerMode, now) })

/** Ids of the next `most` tasks that are due to be sent, in the order of sending. */
export const listNextToSend = async (
  on: Db,
  { providerMode, now, most }: { providerMode: ProviderMode; now: Date; most: number },
): Promise<string[]> => {
  const turns = await on.$queryRaw<(Turn & { place: number | bigint; servedAt: unknown })[]>`
    SELECT "id", "userId", "place",
      CASE WHEN "place" = 0 THEN ${servedAtIn(providerMode)} END AS "servedAt"
    FROM (
      SELECT "id", "userId",
        ROW_NUMBER() OVER (PARTITION BY "userId" ORDER BY "createdAt", "id") - 1 AS "place"
      FROM "Task" WHERE ${isWaiting(providerMode, now)} AND "dueAt" <= ${now}
    ) AS "member" WHERE "place" < ${most}`
  const inFlight = await on.task.groupBy({
    by: ['userId'],
    where: isInFlight(providerMode, now),
    _count: true,
  })
  const counts = new Map(inFlight.map((row) => [row.userId, row._count]))
  const loads = new Map<string, MemberLoad>()
  const plain = turns.map(({ id, userId, place, servedAt }) => {
    if (Number(place) === 0) {
      loads.set(userId, { inFlight: counts.get(userId) ?? 0, servedAt: toInstant(servedAt) })
    }
    return { id, userId, place: Number(place) }
  })
  return inFairOrder(plain, loads)
    .slice(0, most)
    .map(({ id }) => id)
}

/** When the first of what waits falls due, or fell; null when nothing waits. */
export const findEarliestToSend = async (
  providerMode: ProviderMode,
  now: Date,
): Promise<Date | null> => {
  const [first] = await db().$queryRaw<{ dueAt: unknown }[]>`
    SELECT "dueAt" FROM "Task" WHERE ${isWaiting(providerMode, now)} AND "dueAt" IS NOT NULL
    ORDER BY "dueAt" LIMIT 1`
  return toInstant(first?.dueAt)
}

// ---- what people are shown of it ------------------------------------------------------------

export type InFlight = { userId: string; settings: TaskSettings; sentAt: Date | null }

/** The members who have something waiting, and what is in flight. */
export const readLoads = async (
  providerMode: ProviderMode,
  now: Date,
): Promise<{ members: Waiting[]; inFlight: InFlight[] }> => {
  const [rows, flying] = await Promise.all([
    db().$queryRaw<{ userId: string; waiting: number | bigint; servedAt: unknown }[]>`
      SELECT "userId", "waiting", ${servedAtIn(providerMode)} AS "servedAt"
      FROM (
        SELECT "userId", COUNT(*) AS "waiting" FROM "Task"
        WHERE ${isWaiting(providerMode, now)} GROUP BY "userId"
      ) AS "member"`,
    db().task.findMany({
      where: isInFlight(providerMode, now),
      select: { userId: true, settings: true, sentAt: true },
    }),
  ])
  const inFlight = flying as unknown as InFlight[]
  const members = rows.map(({ userId, waiting, servedAt }) => ({
    userId,
    waiting: Number(waiting),
    servedAt: toInstant(servedAt),
    inFlight: inFlight.filter((task) => task.userId === userId).length,
  }))
  return { members, inFlight }
}

/** How many tasks of one member wait. */
export const countWaiting = async (
  providerMode: ProviderMode,
  userId: string,
  now: Date,
): Promise<number> => {
  const rows = await db().$queryRaw<{ count: number | bigint }[]>`
    SELECT COUNT(*) AS "count" FROM "Task"
    WHERE ${isWaiting(providerMode, now)} AND "userId" = ${userId}`
  return Number(rows[0]?.count ?? 0)
}

/** How many of their own members have waiting before each of these tasks, of those that wait. */
export const readPlaces = async (
  providerMode: ProviderMode,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: string; place: number | bigint }[]>`
    SELECT "id", "place" FROM (
      SELECT "id",
        ROW_NUMBER() OVER (PARTITION BY "userId" ORDER BY "createdAt", "id") - 1 AS "place"
      FROM "Task" WHERE ${isWaiting(providerMode, now)}
    ) AS "waiting" WHERE "id" IN (${Prisma.join([...ids])})`
  return new Map(rows.map(({ id, place }) => [id, Number(place)]))
}

export const findServedAt = async (
  providerMode: ProviderMode,
  userId: string,
): Promise<Date | null> => {
  const { _max } = await db().task.aggregate({
    where: { providerMode, userId },
    _max: { sentAt: true },
  })
  return _max.sentAt
}

// ---- a member's own queue -------------------------------------------------------------------

export type PausedQueue = { userId: string; pausedAt: Date }

/** Who holds up their queue in a workspace. */
export const listPausedQueues = async (workspaceId: string): Promise<PausedQueue[]> => {
  const rows = await db().membership.findMany({
    where: { workspaceId, queuePausedAt: { not: null } },
    select: { userId: true, queuePausedAt: true },
  })
  return rows.flatMap(({ userId, queuePausedAt }) =>
    queuePausedAt ? [{ userId, pausedAt: queuePausedAt }] : [],
  )
}

/** Said twice, the first time stands; null resumes. */
export const updateQueuePausedAt = async (
  tx: Tx,
  member: { workspaceId: string; userId: string },
  queuePausedAt: Date | null,
): Promise<void> => {
  await tx.membership.updateMany({
    where: { ...member, ...(queuePausedAt ? { queuePausedAt: null } : {}) },
    data: { queuePausedAt },
  })
}
