import { z } from 'zod'
import { idSchema } from '@/lib/id'
import { parseInput } from '@/lib/parse-input'
import { ok } from '@/lib/result'
import { memberRoute, readJson } from '@/lib/route'
import { findSame } from '@/lib/tasks/find-same'

const question = z.strictObject({ projectId: idSchema, settings: z.unknown() })

/** Whether somebody has just sent exactly this. A POST, because prompts stand in no address. */
export const POST = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  const same = await findSame(scope, parseInput(question, await readJson(request)))
  return Response.json(ok(same), { headers: { 'cache-control': 'private, no-store' } })
})
