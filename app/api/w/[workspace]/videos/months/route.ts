import { viewerZone } from '@/app/api/viewer-zone'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readMonths } from '@/lib/videos/read-months'

/** The months that have videos, newest first, in the time zone `zone`, else in the browser's. */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) =>
  Response.json(ok({ months: await readMonths(scope, viewerZone(request) ?? 'UTC') }), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)
