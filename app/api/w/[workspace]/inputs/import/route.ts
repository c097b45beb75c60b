import { importInput, importSchema } from '@/lib/media/import-input'
import { parseInput } from '@/lib/parse-input'
import { ok } from '@/lib/result'
import { memberRoute, readJson } from '@/lib/route'

/** `{ address }` of an image or video: fetched, and kept like an upload. */
export const POST = memberRoute({ permission: 'inputs:write' }, async ({ scope, request }) => {
  const { address } = parseInput(importSchema, await readJson(request))
  const input = await importInput({
    workspace: scope,
    userId: scope.userId,
    address,
    signal: request.signal,
  })
  return Response.json(ok(input), { status: 201 })
})
