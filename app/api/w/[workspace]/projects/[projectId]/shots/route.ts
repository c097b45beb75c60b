import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { pageShots } from '@/lib/tasks/page-shots'

/** The shots of a project, newest first: `?cursor=…` */
export const GET = memberRoute<{ projectId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, request, params }) => {
    const cursor = new URL(request.url).searchParams.get('cursor')
    const page = await pageShots(scope, params.projectId, cursor)
    return Response.json(ok(page), { headers: { 'cache-control': 'private, no-store' } })
  },
)
