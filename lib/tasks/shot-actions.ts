'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { AppError } from '@/lib/errors'
import { idSchema } from '@/lib/id'
import { say } from '@/lib/intl/said'
import { updateShotName } from '@/lib/tasks/shot-store'
import { nameSchema } from '@/lib/workspaces/name'

/** `{ shotId, name }`; with null for a name the shot has its number alone. */
export const renameShot = memberAction(
  {
    permission: 'projects:write',
    input: z.object({ shotId: idSchema, name: nameSchema.nullable() }),
  },
  async ({ scope, input }) => {
    const found = await updateShotName(scope.workspaceId, input.shotId, input.name)
    if (!found) throw new AppError('not_found', say('errors.tasks.shotGone'))
    refresh()
    return input
  },
)
