import 'server-only'
import { env } from '@/lib/env'
import { type Found, MOST_FOUND } from '@/lib/videos/found-video'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import { listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { toVideoFilter } from '@/lib/videos/video-filter'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** As many as one statement gives: rows are as wide here as on a page of the gallery. */
const PART = 1_000

/** All that filters find, of every page, as far as it can be chosen at once. */
export const findVideos = async (
  { workspaceId }: WorkspaceScope,
  query: GalleryQuery,
  timeZone: string | null,
  atOnce = PART,
): Promise<Found> => {
  const owner = { workspaceId, providerMode: env().provider.mode }
  const filter = toVideoFilter(query, timeZone ?? 'UTC')
  const found: Found['videos'] = []
  for (let than = ABOVE_ALL; found.length <= MOST_FOUND; ) {
    const part = await listVideos(owner, filter, { way: 'older', than, limit: atOnce })
    found.push(...part.map(({ id, project }) => ({ id, projectId: project.id })))
    const last = part.at(-1)
    if (!last || part.length < atOnce) break
    than = last.place
  }
  return { videos: found.slice(0, MOST_FOUND), isMore: found.length > MOST_FOUND }
}
