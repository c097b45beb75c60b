import { viewerZone } from '@/app/api/viewer-zone'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { findVideos } from '@/lib/videos/find-videos'
import { parseGalleryQuery } from '@/lib/videos/gallery-query'

/** All that the filters of the gallery find: what is chosen by "choose all". */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  const search = new URL(request.url).searchParams
  const query = parseGalleryQuery(Object.fromEntries(search))
  const found = await findVideos(scope, query, viewerZone(request, search))
  return Response.json(ok(found), { headers: { 'cache-control': 'private, no-store' } })
})
