import { readCollections } from '@/lib/collections/collections'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope }) =>
  Response.json(ok({ collections: await readCollections(scope) }), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)
