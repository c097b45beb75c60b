import { viewerZone } from '@/app/api/w/[workspace]/videos/viewer-zone'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { parseGalleryQuery } from '@/lib/videos/gallery-query'
import { parseGalleryStart } from '@/lib/videos/gallery-start'
import { readGallery } from '@/lib/videos/read-gallery'

/**
 * The filters of the gallery, and `cursor` (older than), `newer` (newer than) or `at` (a month);
 * `zone` for another time zone than the browser's, and `count=1`.
 */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const start = parseGalleryStart(search)
  if (!start) throw new AppError('invalid', say('errors.videos.pageUnknown'))
  const page = await readGallery(scope, {
    query: parseGalleryQuery(search),
    start,
    timeZone: viewerZone(request),
    withCount: search.count === '1',
  })
  return Response.json(ok(page), { headers: { 'cache-control': 'private, no-store' } })
})
