import 'server-only'
import { env } from '@/lib/env'
import { fold, searchTerms } from '@/lib/fold'
import { encodeCursor, type Keyset } from '@/lib/keyset'
import { listVideosById, listVideoWords } from '@/lib/videos/store'
import { toVideoView } from '@/lib/videos/to-video-view'
import type { VideoPage } from '@/lib/videos/video-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const PAGE_SIZE = 48
/** Read at a time, and so often for one answer; the cursor goes on from there. */
const CHUNK = 1_000
const MOST_CHUNKS = 10
const MOST_ASKED = 200

/**
 * The videos in whose prompt, shot and project all words stand, newest first, after `before`. They
 * are compared here: no database knows that I, İ and ı are the same letter. A page may be short and
 * have a cursor all the same; then older videos have not been looked at yet.
 */
export const searchVideos = async (
  scope: WorkspaceScope,
  asked: string,
  before: Keyset | null,
): Promise<VideoPage> => {
  const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
  const terms = searchTerms(asked.slice(0, MOST_ASKED))
  const found: Keyset[] = []
  let place = before
  let isEnd = false
  for (let chunks = 0; !isEnd && chunks < MOST_CHUNKS && found.length < PAGE_SIZE; chunks++) {
    const rows = await listVideoWords(owner, place, CHUNK)
    found.push(
      ...rows.filter(({ prompt, shot, project }) => {
        const words = fold(`${prompt} ${shot.name ?? ''} ${project.name}`)
        return terms.every((term) => words.includes(term))
      }),
    )
    isEnd = rows.length < CHUNK
    place = rows.at(-1) ?? place
  }
  const page = found.slice(0, PAGE_SIZE)
  const hasMore = found.length > PAGE_SIZE
  const next = hasMore ? page.at(-1) : place
  const rows = await listVideosById(
    owner,
    page.map(({ id }) => id),
  )
  return {
    videos: rows.map((row) => toVideoView(row, scope.slug)),
    newerCursor: null,
    nextCursor: next && (hasMore || !isEnd) ? encodeCursor(next) : null,
  }
}
