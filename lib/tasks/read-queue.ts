import 'server-only'
import { rememberFor } from '@/lib/db/remember'
import { databaseNow } from '@/lib/db/transaction'
import { env, type ProviderMode } from '@/lib/env'
import type { KlingType } from '@/lib/kling/catalog'
import { usualSeconds } from '@/lib/kling/latency'
import { readLimit } from '@/lib/limits/store'
import { submitBudget } from '@/lib/tasks/budget'
import { IDLE } from '@/lib/tasks/fair-order'
import { readLatencies } from '@/lib/tasks/latency-store'
import { isOverUsual } from '@/lib/tasks/over-usual'
import { countAhead, secondsLeft, startsInMs, type Waiting } from '@/lib/tasks/queue-estimate'
import {
  countWaiting,
  findServedAt,
  type InFlight,
  listPausedQueues,
  readLoads,
  readPlaces,
} from '@/lib/tasks/queue-store'
import type { LiveTaskRow } from '@/lib/tasks/store'
import type { QueueView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** Everybody who looks is told from one reading: it is at most so old. */
const KEPT_MS = 1_000
/** What a place at the provider is worth while nothing runs that could tell. */
const USUAL_TYPE: KlingType = 'pro-text-to-video'

type QueueState = { members: Waiting[]; inFlight: InFlight[]; starts: number[]; now: Date }

const readState = async (providerMode: ProviderMode): Promise<QueueState> => {
  const now = await databaseNow()
  const { key, rate } = submitBudget()
  const [{ members, inFlight }, limit] = await Promise.all([
    readLoads(providerMode, now),
    readLimit(key),
  ])
  const waiting = members.reduce((sum, member) => sum + member.waiting, 0)
  const { freeInMs, keepsMs } = await readPlacesTaken(providerMode, inFlight, now)
  const { maxInFlight } = env().budget
  // And one more, for the task that somebody is about to send.
  const starts = startsInMs(waiting + 1, { limit, rate, maxInFlight, freeInMs, keepsMs, now })
  return { members, inFlight, starts, now }
}

const recentState = rememberFor(KEPT_MS, (mode) => readState(mode as ProviderMode))

const readPlacesTaken = async (providerMode: ProviderMode, inFlight: InFlight[], now: Date) => {
  const types = inFlight.map(({ settings }) => settings.type)
  const latencyOf = await readLatencies(providerMode, [USUAL_TYPE, ...types])
  const { speed } = env().provider
  const toMs = (seconds: number) => (seconds * 1000) / speed
  const running = inFlight.map(({ settings, sentAt }) => ({
    latency: latencyOf(settings),
    seconds: sentAt ? Math.max(0, now.getTime() - sentAt.getTime()) / 1000 : 0,
  }))
  // What would say the same for ever is no estimate: nobody knows when the first of them ends.
  const isUnknown = running.every(({ latency, seconds }) =>
    isOverUsual(seconds, usualSeconds(latency, speed)),
  )
  const freeInMs = running.map(({ latency, seconds }) =>
    isUnknown ? Number.POSITIVE_INFINITY : toMs(secondsLeft(latency, seconds * speed)),
  )
  const usual = (inFlight.length > 0 ? inFlight : [{ settings: { type: USUAL_TYPE } }]).map(
    ({ settings }) => latencyOf(settings).median,
  )
  return { freeInMs, keepsMs: toMs(usual.reduce((sum, one) => sum + one, 0) / usual.length) }
}

export type Place = Pick<QueueView, 'ahead' | 'startsInSeconds'>

/** What one member is told of the queue. */
export type QueueAnswer = QueueView & {
  /** Of a queued task that was asked for; null when it is not waiting (any more). */
  placeOf: (task: { id: string; userId: string; dueAt: Date | null }) => Place | null
  /** By themselves, or because sending stands still for all. */
  isPausedFor: (userId: string) => boolean
}

/**
 * Where a member's next task would stand, and where those of `rows` do that wait.
 * @param sending false while nothing is sent at all: then nobody knows when
 */
export const readQueue = async (
  scope: WorkspaceScope,
  rows: readonly Pick<LiveTaskRow, 'id' | 'state' | 'providerMode'>[],
  { now, sending }: { now: Date; sending: boolean },
): Promise<QueueAnswer> => {
  const { mode } = env().provider
  const waiting = rows.filter((row) => row.state === 'queued' && row.providerMode === mode)
  const [state, ownWaiting, places, paused] = await Promise.all([
    recentState(mode),
    countWaiting(mode, scope.userId, now),
    readPlaces(
      mode,
      waiting.map(({ id }) => id),
      now,
    ),
    listPausedQueues(scope.workspaceId),
  ])
  const members = await withMember(state, mode, { userId: scope.userId, waiting: ownWaiting })
  const passedMs = Math.max(0, now.getTime() - state.now.getTime())
  const startsIn = (ahead: number): number | null => {
    if (!sending) return null
    const ms = state.starts[Math.min(ahead, state.starts.length - 1)] ?? 0
    if (!Number.isFinite(ms)) return null
    return Math.ceil(Math.max(0, ms - passedMs) / 1000)
  }
  const pausedAt = paused.find(({ userId }) => userId === scope.userId)?.pausedAt ?? null
  const ahead = countAhead(scope.userId, ownWaiting, members)
  return {
    ahead: pausedAt ? null : ahead,
    startsInSeconds: pausedAt ? null : startsIn(ahead),
    pausedAt: pausedAt?.toISOString() ?? null,
    placeOf: ({ id, userId, dueAt }) => {
      const place = places.get(id)
      if (place === undefined) return null
      const before = countAhead(userId, place, members)
      const seconds = startsIn(before)
      const waitsMs = (dueAt?.getTime() ?? 0) - now.getTime()
      return {
        ahead: before,
        startsInSeconds: seconds === null ? null : Math.max(seconds, Math.ceil(waitsMs / 1000)),
      }
    },
    isPausedFor: (userId) => !sending || paused.some((queue) => queue.userId === userId),
  }
}

/**
 * With the member who looks, who may have nothing waiting: their turn depends on it all the same.
 * What they have waiting is never remembered: what they took back a moment ago is ahead of nothing.
 */
const withMember = async (
  { members, inFlight }: QueueState,
  mode: ProviderMode,
  own: Pick<Waiting, 'userId' | 'waiting'>,
): Promise<Waiting[]> => {
  const { userId } = own
  if (members.some((member) => member.userId === userId)) {
    return members.map((member) => (member.userId === userId ? { ...member, ...own } : member))
  }
  const count = inFlight.filter((task) => task.userId === userId).length
  const servedAt = await findServedAt(mode, userId)
  return [...members, { ...IDLE, ...own, inFlight: count, servedAt }]
}
