import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readScreeningState } from '@/lib/screening/screenings'

export const GET = memberRoute<{ screeningId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, params }) =>
    Response.json(ok(await readScreeningState(scope, params.screeningId)), {
      headers: { 'cache-control': 'private, no-store' },
    }),
)
