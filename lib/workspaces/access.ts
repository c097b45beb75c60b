import 'server-only'
import { AppError } from '@/lib/errors'
import { isId } from '@/lib/id'
import { say } from '@/lib/intl/said'
import { may, type Permission } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { findMembership } from '@/lib/workspaces/store'

export type { WorkspaceScope } from '@/lib/workspaces/scope'

/** The same for a workspace that does not exist and for one that is somebody else's. */
export const unknownWorkspace = () => new AppError('not_found', say('errors.workspaces.unknown'))

/**
 * Lets a member into a workspace.
 * @throws AppError not_found (unknown or foreign, indistinguishable), forbidden (the role may not)
 */
export const mintScope = async (
  userId: string,
  slug: string,
  permission: Permission,
): Promise<WorkspaceScope> => {
  const membership = isId(slug) ? await findMembership(userId, slug) : null
  if (!membership) throw unknownWorkspace()
  if (!may(membership.role, permission)) {
    throw new AppError('forbidden', say('errors.workspaces.forbidden', { role: membership.role }))
  }
  return membership as WorkspaceScope
}
