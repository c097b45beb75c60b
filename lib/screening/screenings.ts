import 'server-only'
import { listCollected } from '@/lib/collections/store'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import {
  MOST_SCREENED,
  type OpenScreening,
  type ScreeningState,
  type ScreeningView,
  THERE_MS,
} from '@/lib/screening/screening-view'
import * as store from '@/lib/screening/store'
import { listDecided } from '@/lib/videos/decision-store'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import { countListed, listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { readVideosById } from '@/lib/videos/read-videos-by-id'
import { toVideoFilter } from '@/lib/videos/video-filter'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

const DAY_MS = 86_400_000
const MOST_OPEN = 20

const keyOf = ({ workspaceId }: WorkspaceScope, id: string) => ({ workspaceId, id })
const gone = () => new AppError('not_found', say('errors.screening.gone'))

/** Filters of the gallery, and the viewer's time zone for their days. */
export type Screened = { query: GalleryQuery; timeZone: string }

const ownerOf = ({ workspaceId }: WorkspaceScope) => ({
  workspaceId,
  providerMode: env().provider.mode,
})

/** How many videos there would be; it stops at one more than there may be. */
export const countScreened = (scope: WorkspaceScope, { query, timeZone }: Screened) =>
  countListed(ownerOf(scope), toVideoFilter(query, timeZone), MOST_SCREENED + 1)

/**
 * What is watched, in the order in which it is: a collection alone in its own, everything else as
 * it was made. Of more than there may be the newest.
 */
const idsOf = async (scope: WorkspaceScope, { query, timeZone }: Screened): Promise<string[]> => {
  const { collection, ...rest } = query
  const filter = toVideoFilter(query, timeZone)
  const newest = { way: 'older', than: ABOVE_ALL, limit: MOST_SCREENED } as const
  const videos = await listVideos(ownerOf(scope), filter, newest)
  const ids = videos.map(({ id }) => id).reverse()
  if (collection === undefined || Object.keys(rest).length > 0) return ids
  const there = new Set(ids)
  const order = await listCollected(collection, MOST_SCREENED)
  return order.filter((id) => there.has(id))
}

type New = Screened & { id: string; title: string }

/**
 * Begins a screening. The id is the browser's, so that the same press twice is one.
 * @throws AppError invalid when there is nothing to watch
 */
export const startScreening = async (scope: WorkspaceScope, screening: New): Promise<void> => {
  const { id, title } = screening
  const videoIds = await idsOf(scope, screening)
  if (videoIds.length === 0) throw new AppError('invalid', say('errors.screening.nothing'))
  const { userId } = scope
  try {
    await store.insertScreening(
      { ...keyOf(scope, id), userId, title, videoIds },
      await databaseNow(),
    )
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (!(await store.findScreening(keyOf(scope, id)))) throw gone()
  }
}

/** Null when there is none. */
export const readScreening = async (
  scope: WorkspaceScope,
  id: string,
): Promise<{ screening: ScreeningView; state: ScreeningState } | null> => {
  const row = await store.findScreening(keyOf(scope, id))
  if (!row) return null
  const [videos, state] = await Promise.all([
    readVideosById(scope, row.videoIds, { withTrash: true }),
    stateOf(scope, row),
  ])
  const createdAt = row.createdAt.toISOString()
  return { screening: { id, title: row.title, videos, createdAt }, state }
}

const stateOf = async (scope: WorkspaceScope, row: store.ScreeningRow): Promise<ScreeningState> => {
  const now = await databaseNow()
  await store.noteViewer(row.id, scope.userId, now)
  const [viewers, decided] = await Promise.all([
    store.listViewers(row.id, new Date(now.getTime() - THERE_MS)),
    listDecided(scope.workspaceId, row.videoIds),
  ])
  const there = new Set(decided.map(({ id }) => id))
  return {
    playhead: row.playhead,
    now: now.getTime(),
    ended: row.endedAt !== null,
    viewers,
    decided: decided.filter(({ choice, verdict }) => choice !== null || verdict !== null),
    trashed: row.videoIds.filter((id) => !there.has(id)),
  }
}

/**
 * Where everybody is; who asks is one of them.
 * @throws AppError not_found
 */
export const readScreeningState = async (
  scope: WorkspaceScope,
  id: string,
): Promise<ScreeningState> => {
  const row = await store.findScreening(keyOf(scope, id))
  if (!row) throw gone()
  return stateOf(scope, row)
}

type Move = { id: string; index: number; seconds: number; playing: boolean }

/** @throws AppError not_found, also when it has ended */
export const moveScreening = async (
  scope: WorkspaceScope,
  { id, ...to }: Move,
): Promise<ScreeningState> => {
  const { userId } = scope
  const moved = await store.movePlayhead(keyOf(scope, id), { ...to, userId }, await databaseNow())
  if (!moved) throw gone()
  return readScreeningState(scope, id)
}

/** Ended twice it has ended. */
export const endScreening = async (scope: WorkspaceScope, id: string): Promise<void> =>
  store.endScreening(keyOf(scope, id), await databaseNow())

/** Those of the last day that were not ended, to join. */
export const readOpenScreenings = async (scope: WorkspaceScope): Promise<OpenScreening[]> => {
  const now = await databaseNow()
  const since = new Date(now.getTime() - DAY_MS)
  const there = new Date(now.getTime() - THERE_MS)
  const rows = await store.listOpenScreenings(scope.workspaceId, { since, there, limit: MOST_OPEN })
  return rows.map(({ id, title, videoIds, leaderName, createdAt, watching }) => ({
    id,
    title,
    videos: videoIds.length,
    leaderName,
    createdAt: createdAt.toISOString(),
    watching,
  }))
}
