import 'server-only'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { countUntouched, markPurged, putIntoTrash, takeFromTrash } from '@/lib/videos/trash-store'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

/** Members do this with their own videos, owners and admins with anybody's. */
const trashable = ({ workspaceId, role, userId }: WorkspaceScope, ids: string[]) => ({
  workspaceId,
  ids,
  userId: may(role, 'videos:trash-any') ? null : userId,
})

/**
 * Moves videos into the trash. Those that are there, gone or another workspace's are left out.
 * @returns those that this call moved, for Undo, and how many stay because they are somebody else's
 */
export const trashVideos = async (
  scope: WorkspaceScope,
  ids: string[],
): Promise<{ ids: string[]; kept: number }> => {
  const now = await databaseNow()
  const moved = await inTransaction((tx) =>
    putIntoTrash(tx, trashable(scope, ids), { by: scope.userId, now }),
  )
  return { ids: moved, kept: await countUntouched(scope.workspaceId, ids) }
}

/** Puts videos back where they were. What is deleted for good stays so. */
export const restoreVideos = async (
  scope: WorkspaceScope,
  ids: string[],
): Promise<{ ids: string[] }> => ({
  ids: await inTransaction((tx) => takeFromTrash(tx, trashable(scope, ids))),
})

/** Deletes for good what is in the trash; the bytes are freed afterwards (free-bytes.ts). */
export const purgeVideos = async (
  scope: WorkspaceScope,
  ids: string[],
): Promise<{ ids: string[] }> => {
  const { workspaceId, userId } = scope
  const now = await databaseNow()
  const purged = await inTransaction((tx) => markPurged(tx, { workspaceId, ids }, now))
  log.info({ workspaceId, userId, videoIds: purged }, 'videos were deleted for good')
  return { ids: purged }
}
