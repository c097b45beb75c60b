import 'server-only'
import { getBalance } from '@/lib/credits/store'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { listLiveTasks, listQueue } from '@/lib/tasks/store'
import type { LiveView } from '@/lib/tasks/task-view'
import { toTaskView } from '@/lib/tasks/to-task-view'
import { listVideos, sumVideosSince } from '@/lib/videos/store'
import { toVideoView } from '@/lib/videos/to-video-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const DAY_MS = 24 * 3600 * 1000
const FAILED_STAY_MS = 7 * DAY_MS
const NEWEST_VIDEOS = 24

/** Everything that the studio shows, in one answer. `since` is where the viewer's day began. */
export const readLive = async (scope: WorkspaceScope, since: Date | null): Promise<LiveView> => {
  const { mode, speed } = env().provider
  const owner = { workspaceId: scope.workspaceId, providerMode: mode }
  const now = await databaseNow()
  const [tasks, queue, videos, today, balance, status] = await Promise.all([
    listLiveTasks(owner, new Date(now.getTime() - FAILED_STAY_MS)),
    listQueue(mode),
    listVideos(owner, {}, null, NEWEST_VIDEOS),
    sumVideosSince(owner, dayStart(now, since)),
    getBalance(owner),
    getProviderStatus(mode),
  ])
  return {
    tasks: tasks.map((row) => toTaskView(row, { scope, queue, speed })),
    videos: videos.slice(0, NEWEST_VIDEOS).map((row) => toVideoView(row, scope.slug)),
    today,
    balance,
    pause: status.pauseReason,
    now: now.toISOString(),
  }
}

/** A day is the viewer's; one that is too long to be a day is cut to the UTC one. */
const dayStart = (now: Date, since: Date | null): Date => {
  const age = since ? now.getTime() - since.getTime() : Number.NaN
  if (since && age >= -DAY_MS && age <= 2 * DAY_MS) return since
  return new Date(now.toISOString().slice(0, 10))
}
