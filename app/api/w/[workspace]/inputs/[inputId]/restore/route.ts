import { changeableBy } from '@/app/api/w/[workspace]/inputs/whose'
import { restoreInput } from '@/lib/media/change-input'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

/** Puts back what was removed. */
export const POST = memberRoute<{ inputId: string }>(
  { permission: 'inputs:write' },
  async ({ scope, params }) =>
    Response.json(ok(await restoreInput(changeableBy(scope, params.inputId), scope.slug))),
)
