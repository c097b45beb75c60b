'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { idSchema } from '@/lib/id'
import { say } from '@/lib/intl/said'
import { createToken } from '@/lib/workspaces/api-token'
import { nameSchema } from '@/lib/workspaces/name'
import { may } from '@/lib/workspaces/roles'
import { revokeToken } from '@/lib/workspaces/token-store'

/** `{ workspace, projectId, name }` → the token, this once. */
export const createApiToken = memberAction(
  { permission: 'workspace:read', input: z.object({ projectId: idSchema, name: nameSchema }) },
  async ({ scope, input }) => {
    const { workspaceId, userId } = scope
    const made = await createToken({ ...input, workspaceId, userId })
    refresh()
    return made
  },
)

/** `{ workspace, tokenId }`: one's own, or anybody's for who may. */
export const revokeApiToken = memberAction(
  { permission: 'workspace:read', input: z.object({ tokenId: idSchema }) },
  async ({ scope, input }) => {
    const userId = may(scope.role, 'tokens:manage-any') ? null : scope.userId
    const now = await databaseNow()
    const revoked = await revokeToken(scope.workspaceId, { id: input.tokenId, userId, now })
    if (!revoked) throw new AppError('not_found', say('errors.workspaces.tokenGone'))
    refresh()
  },
)
