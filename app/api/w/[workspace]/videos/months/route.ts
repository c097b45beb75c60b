import { viewerZone } from '@/app/api/viewer-zone'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readMonths } from '@/lib/videos/read-months'

/** The months that have videos, newest first, in the time zone `zone`, else in the browser's. */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  const timeZone = viewerZone(request, new URL(request.url).searchParams) ?? 'UTC'
  const months = await readMonths(scope, timeZone)
  return Response.json(ok({ months }), { headers: { 'cache-control': 'private, no-store' } })
})
