import 'server-only'
import { getBalance } from '@/lib/credits/store'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { sumQueued } from '@/lib/tasks/decision-store'
import { readLatencies } from '@/lib/tasks/latency-store'
import { noteLook } from '@/lib/tasks/look-store'
import { getProviderStatus, type ProviderStatus } from '@/lib/tasks/provider-store'
import { readQueue } from '@/lib/tasks/read-queue'
import { readSentAgain } from '@/lib/tasks/read-sent-again'
import { FAILED_STAYS_MS } from '@/lib/tasks/schedule'
import { listLiveTasks } from '@/lib/tasks/store'
import type { LiveView, PauseView } from '@/lib/tasks/task-view'
import { toTaskView } from '@/lib/tasks/to-task-view'
import { listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { sumVideosSince } from '@/lib/videos/store'
import { toVideoView } from '@/lib/videos/to-video-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const DAY_MS = 24 * 3600 * 1000
const NEWEST_VIDEOS = 24

/** Everything that the studio shows, in one answer. `since` is where the viewer's day began. */
export const readLive = async (scope: WorkspaceScope, since: Date | null): Promise<LiveView> => {
  const { mode, speed } = env().provider
  const owner = { workspaceId: scope.workspaceId, providerMode: mode }
  const now = await databaseNow()
  const [tasks, videos, today, balance, status] = await Promise.all([
    listLiveTasks(owner, new Date(now.getTime() - FAILED_STAYS_MS)),
    listVideos(owner, {}, { way: 'older', than: ABOVE_ALL, limit: NEWEST_VIDEOS }),
    sumVideosSince(owner, dayStart(now, since)),
    getBalance(owner),
    getProviderStatus(mode),
    noteLook(scope.workspaceId),
  ])
  const [latencyOf, { placeOf, isPausedFor, ...queue }, sentAgainAs] = await Promise.all([
    readLatencies(
      mode,
      tasks.map(({ type }) => type),
    ),
    readQueue(scope, tasks, { now, sending: status.pauseReason === null }),
    readSentAgain(scope, tasks),
  ])
  const context = {
    scope,
    queue: { placeOf, isPausedFor },
    latencyOf,
    sentAgainAs,
    speed,
    mode,
    now,
  }
  return {
    tasks: tasks.map((row) => toTaskView(row, context)),
    videos: videos.map((row) => toVideoView(row, scope.slug)),
    today,
    balance,
    pause: await readPause(owner, status),
    queue,
    now: now.toISOString(),
  }
}

/** A day is the viewer's; one that is too long to be a day is cut to the UTC one. */
const dayStart = (now: Date, since: Date | null): Date => {
  const age = since ? now.getTime() - since.getTime() : Number.NaN
  if (since && age >= -DAY_MS && age <= 2 * DAY_MS) return since
  return new Date(now.toISOString().slice(0, 10))
}

const readPause = async (
  owner: Parameters<typeof sumQueued>[0],
  { pauseReason, pausedAt }: ProviderStatus,
): Promise<PauseView | null> => {
  if (pauseReason === null) return null
  const queued = await sumQueued(owner)
  return {
    reason: pauseReason,
    since: pausedAt?.toISOString() ?? null,
    waiting: queued.tasks,
    heldCredits: queued.credits,
  }
}
