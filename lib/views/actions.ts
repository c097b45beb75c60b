'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { idSchema } from '@/lib/id'
import * as views from '@/lib/views/views'
import { nameSchema } from '@/lib/workspaces/name'

const permission = 'views:save'

/** `{ workspace, id, name, query, shared }`; the id is the browser's, one for each press. */
export const saveView = memberAction(
  {
    permission,
    input: z.object({
      id: idSchema,
      name: nameSchema,
      query: z.string().max(2_000),
      shared: z.boolean(),
    }),
  },
  async ({ scope, input }) => {
    await views.saveView(scope, input)
    return { views: await views.readViews(scope) }
  },
)

/** `{ workspace, id }`; saved again under another id it is back. */
export const deleteView = memberAction(
  { permission, input: z.object({ id: idSchema }) },
  async ({ scope, input }) => {
    await views.deleteView(scope, input.id)
    return { views: await views.readViews(scope) }
  },
)
