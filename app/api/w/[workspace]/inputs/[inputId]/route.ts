import { z } from 'zod'
import { changeableBy } from '@/app/api/w/[workspace]/inputs/whose'
import { changeName, removeInput } from '@/lib/media/change-input'
import { inputNameSchema } from '@/lib/media/input-name'
import { gone, readInput } from '@/lib/media/page-inputs'
import { parseInput } from '@/lib/parse-input'
import { ok } from '@/lib/result'
import { memberRoute, readJson } from '@/lib/route'

const renaming = z.object({ name: inputNameSchema })

export const GET = memberRoute<{ inputId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, params }) => {
    const input = await readInput(scope, params.inputId)
    if (!input) throw gone()
    return Response.json(ok(input), { headers: { 'cache-control': 'no-store' } })
  },
)

/** `{ name }` */
export const PATCH = memberRoute<{ inputId: string }>(
  { permission: 'inputs:write' },
  async ({ scope, request, params }) => {
    const { name } = parseInput(renaming, await readJson(request))
    const which = changeableBy(scope, params.inputId)
    return Response.json(ok(await changeName(which, { name, slug: scope.slug })))
  },
)

/** Off the list; `POST …/restore` puts it back. */
export const DELETE = memberRoute<{ inputId: string }>(
  { permission: 'inputs:write' },
  async ({ scope, params }) => {
    await removeInput(changeableBy(scope, params.inputId))
    return Response.json(ok(null))
  },
)
