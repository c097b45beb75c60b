import { randomBytes } from 'node:crypto'
import { grantCredits } from '@/lib/credits/grant-credits'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { mintScope } from '@/lib/workspaces/access'
import { createWorkspace } from '@/lib/workspaces/create-workspace'
import type { Role } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

/** Rows for tests: unique by construction, with overrides. */

export const unique = (prefix = 'x'): string => `${prefix}${randomBytes(6).toString('hex')}`

export const makeUser = (displayName = 'Mina Seo'): Promise<{ id: string }> =>
  db().user.create({
    data: { email: `${unique('user')}@example.com`, displayName },
    select: { id: true },
  })

export type MadeWorkspace = { scope: WorkspaceScope; projectId: string }

/** A workspace with its owner, its first project and credits of the current provider mode. */
export const makeWorkspace = async ({ credits = 10_000 } = {}): Promise<MadeWorkspace> => {
  const owner = await makeUser()
  const made = await inTransaction((tx) =>
    createWorkspace(tx, { name: unique('Workspace '), ownerId: owner.id }),
  )
  const scope = await mintScope(owner.id, made.slug, 'workspace:read')
  const project = await db().project.findFirstOrThrow({
    where: { workspaceId: scope.workspaceId },
    select: { id: true },
  })
  if (credits > 0) {
    await grantCredits({
      workspaceId: scope.workspaceId,
      providerMode: env().provider.mode,
      amount: credits,
      actorId: owner.id,
      idempotencyKey: unique('grant:'),
    })
  }
  return { scope, projectId: project.id }
}

/** Another member of a workspace, as the access check would let them in. */
export const addMember = async (scope: WorkspaceScope, role: Role): Promise<WorkspaceScope> => {
  const user = await makeUser(`${role} of ${scope.name}`)
  await db().membership.create({
    data: { workspaceId: scope.workspaceId, userId: user.id, role },
  })
  return mintScope(user.id, scope.slug, 'workspace:read')
}
