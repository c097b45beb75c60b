import 'server-only'
import { cache } from 'react'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { readFrameLineage } from '@/lib/videos/frame-lineage'
import { type GalleryQuery, parseGalleryQuery } from '@/lib/videos/gallery-query'
import { readGallery } from '@/lib/videos/read-gallery'
import { readTrash } from '@/lib/videos/read-trash'
import { findNeighbours, findVideo } from '@/lib/videos/store'
import { toTrashNote } from '@/lib/videos/to-trash-note'
import { toVideoDetailView } from '@/lib/videos/to-video-view'
import type { TrashPage } from '@/lib/videos/trash-view'
import type { VideoDetailView, VideoPage } from '@/lib/videos/video-view'
import { listMembers, listProjects, loadScope } from '@/lib/workspaces/loaders'

export type GalleryView = {
  workspace: { slug: string; name: string }
  query: GalleryQuery
  page: VideoPage
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
  const [page, projects, members] = await Promise.all([
    readGallery(scope, query, null),
    listProjects(scope),
    listMembers(scope),
  ])
  return { workspace: { slug: scope.slug, name: scope.name }, query, page, projects, members }
}

/** Null when there is none. The page and its title share the answer. */
export const loadVideo = cache(
  async (slug: string, videoId: string): Promise<VideoDetailView | null> => {
    const scope = await loadScope(slug, 'workspace:read')
    const video = await findVideo(scope.workspaceId, videoId)
    if (!video) return null
    const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
    const [neighbours, lineage, now] = await Promise.all([
      findNeighbours(owner, video),
      readFrameLineage(scope.workspaceId, video),
      databaseNow(),
    ])
    const trash = toTrashNote(video, scope, now)
    return toVideoDetailView(video, scope.slug, { ...neighbours, lineage, trash })
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
