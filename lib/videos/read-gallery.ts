import 'server-only'
import { env } from '@/lib/env'
import { encodeCursor, type Keyset } from '@/lib/keyset'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import { listVideos } from '@/lib/videos/store'
import { toVideoView } from '@/lib/videos/to-video-view'
import type { VideoPage } from '@/lib/videos/video-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const PAGE_SIZE = 48

/** One page of the gallery, newest first, after `before`. */
export const readGallery = async (
  scope: WorkspaceScope,
  query: GalleryQuery,
  before: Keyset | null,
): Promise<VideoPage> => {
  const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
  const filter = {
    ...(query.project ? { projectId: query.project } : {}),
    ...(query.type ? { type: query.type } : {}),
    ...(query.member ? { userId: query.member } : {}),
    ...(query.shot ? { shotId: query.shot } : {}),
  }
  const rows = await listVideos(owner, filter, before, PAGE_SIZE)
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return {
    videos: page.map((row) => toVideoView(row, scope.slug)),
    newerCursor: null,
    nextCursor: rows.length > PAGE_SIZE && last ? encodeCursor(last) : null,
  }
}
