import { checkReachability } from '@/lib/media/reachability'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

/** Whether the provider could fetch the workspace's inputs; see lib/media/reachability.ts. */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope }) =>
  Response.json(ok(await checkReachability(scope.workspaceId)), {
    headers: { 'cache-control': 'no-store' },
  }),
)
