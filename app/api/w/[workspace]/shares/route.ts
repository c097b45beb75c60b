import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readShareLinks } from '@/lib/share/read-links'

/** The share links of the workspace, or of one video: `?video=…` */
export const GET = memberRoute({ permission: 'shares:make' }, async ({ scope, request }) => {
  const links = await readShareLinks(scope, new URL(request.url).searchParams.get('video'))
  return Response.json(ok({ links }), { headers: { 'cache-control': 'private, no-store' } })
})
