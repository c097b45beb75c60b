import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'
import { findDecisions } from '@/lib/videos/decision-store'
import { readFrameLineage } from '@/lib/videos/frame-lineage'
import { type GalleryQuery, parseGalleryQuery } from '@/lib/videos/gallery-query'
import type { GalleryRights } from '@/lib/videos/gallery-rights'
import { parseGalleryStart } from '@/lib/videos/gallery-start'
import { readGallery } from '@/lib/videos/read-gallery'
import { readMonths } from '@/lib/videos/read-months'
import { readTrash } from '@/lib/videos/read-trash'
import { findNeighbours, findVideo } from '@/lib/videos/store'
import type { Take } from '@/lib/videos/takes'
import { readTakes } from '@/lib/videos/takes-view'
import { toTrashNote } from '@/lib/videos/to-trash-note'
import { toVideoDetailView } from '@/lib/videos/to-video-view'
import type { TrashPage } from '@/lib/videos/trash-view'
import type { PackedPage } from '@/lib/videos/video-cells'
import type { MonthCount, VideoDetailView } from '@/lib/videos/video-view'
import { listMembers, listProjects, loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export type GalleryView = {
  workspace: { slug: string; name: string }
  query: GalleryQuery
  /** Its newest part, or what begins with a month, with the count of all. */
  page: PackedPage
  month: string | null
  /** May select and reject. */
  canDecide: boolean
  can: GalleryRights
  /** The months that have videos, newest first; none while the viewer's time zone is not known. */
  months: MonthCount[]
  timeZone: string | null
  projects: { id: string; name: string }[]
  members: { id: string; name: string }[]
}

/** The gallery page's data. Filters that make no sense are left out, not an error: a URL is old. */
export const loadGallery = async (
  slug: string,
  search: Record<string, string | string[] | undefined>,
): Promise<GalleryView> => {
  const scope = await loadScope(slug, 'workspace:read')
  const query = parseGalleryQuery(search)
  const timeZone = parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value)
  const at = typeof search.at === 'string' && timeZone !== null ? search.at : ''
  const start = parseGalleryStart({ at }) ?? ({ at: 'newest' } as const)
  const [part, months, projects, members] = await Promise.all([
    readGallery(scope, { query, start, timeZone, withCount: true }),
    timeZone === null ? [] : readMonths(scope, timeZone),
    listProjects(scope),
    listMembers(scope),
  ])
  const workspace = { slug: scope.slug, name: scope.name }
  const page = { cells: JSON.parse(`[${part.lines}]`), about: part.about }
  const month = start.at === 'month' ? start.month : null
  const canDecide = may(scope.role, 'videos:decide')
  const can = {
    trash: may(scope.role, 'videos:trash'),
    move: may(scope.role, 'projects:write'),
    collect: may(scope.role, 'collections:write'),
    share: may(scope.role, 'shares:make'),
    saveViews: may(scope.role, 'views:save'),
  }
  return { workspace, query, page, month, months, timeZone, projects, members, canDecide, can }
}

/** Null when there is none. The page and its title share the answer. */
export const loadVideo = cache(
  async (slug: string, videoId: string): Promise<VideoDetailView | null> => {
    const scope = await loadScope(slug, 'workspace:read')
    const video = await findVideo(scope.workspaceId, videoId)
    if (!video) return null
    const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
    const [neighbours, lineage, decisions, now] = await Promise.all([
      findNeighbours(owner, video.place),
      readFrameLineage(scope.workspaceId, video),
      findDecisions(scope.workspaceId, video.id),
      databaseNow(),
    ])
    const trash = toTrashNote(video, scope, now)
    return toVideoDetailView(video, scope.slug, { ...neighbours, lineage, decisions, trash })
  },
)

/** The trash of a workspace, for every member: what is in it could still be needed. */
export const loadTrash = async (
  slug: string,
  cursor?: string,
): Promise<TrashPage & { workspace: string }> => {
  const scope = await loadScope(slug, 'workspace:read')
  return { ...(await readTrash(scope, cursor)), workspace: scope.slug }
}

/** The takes beside a video, and all that came from them. */
export const loadTakes = async (
  slug: string,
  { shotId, providerMode }: Pick<VideoDetailView, 'shotId' | 'providerMode'>,
): Promise<Take[]> => {
  const { workspaceId, slug: own } = await loadScope(slug, 'workspace:read')
  return readTakes({ workspaceId, providerMode }, shotId, own)
}

/** One side of a comparison, with the takes that may take its place. */
export type ComparedSide = { video: VideoDetailView; takes: Take[] }

/** Null for what is not there, another workspace's, or no id. */
export const loadComparedSide = async (
  slug: string,
  videoId: string | null,
): Promise<ComparedSide | null> => {
  const video = videoId === null ? null : await loadVideo(slug, videoId)
  if (!video) return null
  const takes = (await loadTakes(slug, video)).filter(
    ({ shotId, isTrashed }) => shotId === video.shotId && !isTrashed,
  )
  return { video, takes }
}
