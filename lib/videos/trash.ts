import 'server-only'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { listUntouched, markPurged, putIntoTrash, takeFromTrash } from '@/lib/videos/trash-store'
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
 * @returns those that this call moved, and when, for Undo; and how many stay because they are
 *   somebody else's
 */
export const trashVideos = async (
  scope: WorkspaceScope,
  ids: string[],
): Promise<{ ids: string[]; trashedAt: string; kept: number }> => {
  const now = await databaseNow()
  const moved = await inTransaction((tx) =>
    putIntoTrash(tx, trashable(scope, ids), { by: scope.userId, now }),
  )
  const { length: kept } = await listUntouched(scope.workspaceId, ids)
  return { ids: moved, trashedAt: now.toISOString(), kept }
}

/**
 * Undoes one's own `trashVideos`: what somebody has taken out and put there again since stays there.
 * @returns those that stand in the gallery now, and how many of them do not
 */
export const untrashVideos = async (
  scope: WorkspaceScope,
  { ids, trashedAt }: { ids: string[]; trashedAt: Date },
): Promise<{ ids: string[]; left: number }> => {
  const act = { trashedAt, trashedById: scope.userId }
  await inTransaction((tx) => takeFromTrash(tx, trashable(scope, ids), act))
  const back = await listUntouched(scope.workspaceId, ids)
  return { ids: back, left: ids.length - back.length }
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
