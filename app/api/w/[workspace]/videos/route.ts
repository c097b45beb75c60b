import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { decodeCursor } from '@/lib/keyset'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { parseGalleryQuery } from '@/lib/videos/gallery-query'
import { readGallery } from '@/lib/videos/read-gallery'
import { searchVideos } from '@/lib/videos/search-videos'

export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const before = search.cursor ? decodeCursor(search.cursor) : null
  if (search.cursor && !before) throw new AppError('invalid', say('errors.videos.pageUnknown'))
  const page = search.search?.trim()
    ? await searchVideos(scope, search.search, before)
    : await readGallery(scope, parseGalleryQuery(search), before)
  return Response.json(ok(page), { headers: { 'cache-control': 'private, no-store' } })
})
