import { viewerZone } from '@/app/api/viewer-zone'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { LENGTH_HEADER } from '@/lib/media/response-length'
import { memberQueryRoute } from '@/lib/route'
import { parseGalleryQuery } from '@/lib/videos/gallery-query'
import { parseGalleryStart } from '@/lib/videos/gallery-start'
import { readGallery } from '@/lib/videos/read-gallery'

/** Whatever is asked differs: told so, the framework need not watch what is read of a request. */
export const dynamic = 'force-dynamic'

const BEFORE = Buffer.from('{"ok":true,"data":{"cells":[')

/**
 * Of the videos of a `workspace`: the filters of the gallery, and `cursor` (older than), `newer`
 * (newer than) or `at` (a month); `zone` for another time zone than the browser's, and `count=1`.
 */
export const GET = memberQueryRoute(
  { permission: 'workspace:read' },
  async ({ scope, request, search }) => {
    const asked = Object.fromEntries(search)
    const start = parseGalleryStart(asked)
    if (!start) throw new AppError('invalid', say('errors.videos.pageUnknown'))
    const { lines, about } = await readGallery(scope, {
      query: parseGalleryQuery(asked),
      start,
      timeZone: viewerZone(request, search),
      withCount: asked.count === '1',
    })
    // `ok` of a PackedPage; the videos are passed on as the database wrote them.
    const after = Buffer.from(`],"about":${JSON.stringify(about)}}}`)
    const body = Buffer.concat([BEFORE, lines, after])
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      [LENGTH_HEADER]: String(body.length),
    }
    return new Response(body, { headers })
  },
)
