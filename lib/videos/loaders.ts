import 'server-only'
import { cache } from 'react'
import { env } from '@/lib/env'
import { readFrameLineage } from '@/lib/videos/frame-lineage'
import { type GalleryQuery, parseGalleryQuery } from '@/lib/videos/gallery-query'
import { readGallery } from '@/lib/videos/read-gallery'
import { findNeighbours, findVideo } from '@/lib/videos/store'
import { toVideoDetailView } from '@/lib/videos/to-video-view'
import type { MonthCount, VideoDetailView, VideoPage } from '@/lib/videos/video-view'
import { listMembers, listProjects, loadScope } from '@/lib/workspaces/loaders'

export type GalleryView = {
  workspace: { slug: string; name: string }
  query: GalleryQuery
  page: VideoPage
  projects: { id: string; name: string }[]
  members: { id: string; name: string }[]
  /** Newest first, in the viewer's time zone. */
  months: MonthCount[]
}

/** The gallery page's data. Filters that make no sense are left out, not an error: a URL is old. */
export const loadGallery = async (
  slug: string,
  search: Record<string, string | string[] | undefined>,
): Promise<GalleryView> => {
  const scope = await loadScope(slug, 'workspace:read')
  const query = parseGalleryQuery(search)
  const [page, projects, members] = await Promise.all([
    readGallery(scope, query, null),
    listProjects(scope),
    listMembers(scope),
  ])
  return {
    workspace: { slug: scope.slug, name: scope.name },
    query,
    page,
    projects,
    members,
    months: [],
  }
}

/** Null when there is none. The page and its title share the answer. */
export const loadVideo = cache(
  async (slug: string, videoId: string): Promise<VideoDetailView | null> => {
    const scope = await loadScope(slug, 'workspace:read')
    const video = await findVideo(scope.workspaceId, videoId)
    if (!video) return null
    const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
    const [neighbours, lineage] = await Promise.all([
      findNeighbours(owner, video),
      readFrameLineage(scope.workspaceId, video),
    ])
    return toVideoDetailView(video, scope.slug, { ...neighbours, lineage })
  },
)
