import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { env } from '@/lib/env'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'
import { findDecisions } from '@/lib/videos/decision-store'
import { readFrameLineage } from '@/lib/videos/frame-lineage'
import { type GalleryQuery, parseGalleryQuery } from '@/lib/videos/gallery-query'
import { readGallery } from '@/lib/videos/read-gallery'
import { readMonths } from '@/lib/videos/read-months'
import { findNeighbours, findVideo } from '@/lib/videos/store'
import { toVideoDetailView } from '@/lib/videos/to-video-view'
import type { MonthCount, VideoDetailView, VideoPage } from '@/lib/videos/video-view'
import { listMembers, listProjects, loadScope } from '@/lib/workspaces/loaders'

export type GalleryView = {
  workspace: { slug: string; name: string }
  query: GalleryQuery
  /** The newest part, with its count. */
  page: VideoPage
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
  const [page, months, projects, members] = await Promise.all([
    readGallery(scope, { query, start: { at: 'newest' }, timeZone, withCount: true }),
    timeZone === null ? [] : readMonths(scope, timeZone),
    listProjects(scope),
    listMembers(scope),
  ])
  const workspace = { slug: scope.slug, name: scope.name }
  return { workspace, query, page, months, timeZone, projects, members }
}

/** Null when there is none. The page and its title share the answer. */
export const loadVideo = cache(
  async (slug: string, videoId: string): Promise<VideoDetailView | null> => {
    const scope = await loadScope(slug, 'workspace:read')
    const video = await findVideo(scope.workspaceId, videoId)
    if (!video) return null
    const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
    const [neighbours, lineage, decisions] = await Promise.all([
      findNeighbours(owner, video.place),
      readFrameLineage(scope.workspaceId, video),
      findDecisions(scope.workspaceId, video.id),
    ])
    return toVideoDetailView(video, scope.slug, { ...neighbours, lineage, decisions })
  },
)
