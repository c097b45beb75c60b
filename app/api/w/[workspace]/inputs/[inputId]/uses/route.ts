import { pageInputUses } from '@/lib/media/page-inputs'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

/** The tasks that were made with an input, newest first: `?cursor=…` */
export const GET = memberRoute<{ inputId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, request, params }) => {
    const page = await pageInputUses(scope, params.inputId, new URL(request.url).searchParams)
    return Response.json(ok(page), { headers: { 'cache-control': 'no-store' } })
  },
)
