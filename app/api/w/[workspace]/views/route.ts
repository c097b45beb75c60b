import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readViews } from '@/lib/views/views'

export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope }) =>
  Response.json(ok({ views: await readViews(scope) }), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)
