import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { isRevoked, revokeLink } from '@/lib/share/store'
import { may } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

/**
 * Ends a link with the next request to it; who was first ends it.
 * @throws AppError not_found, also for one that is not theirs to revoke
 */
export const revokeShareLink = async (scope: WorkspaceScope, id: string): Promise<void> => {
  const { workspaceId, userId, role } = scope
  const by = { workspaceId, userId, anybodys: may(role, 'shares:revoke-any') }
  if (await revokeLink(id, by, await databaseNow())) return
  if (await isRevoked(id, workspaceId)) return
  throw new AppError('not_found', say('errors.share.gone'))
}
