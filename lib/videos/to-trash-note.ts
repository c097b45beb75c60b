import 'server-only'
import { env } from '@/lib/env'
import { daysLeft } from '@/lib/videos/trash-rules'
import type { TrashNote } from '@/lib/videos/trash-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

type Row = {
  userId: string
  trashedAt: Date | null
  purgedAt: Date | null
  trashedBy: { displayName: string } | null
}

/** Null for a video that stands in the gallery. */
export const toTrashNote = (
  { userId, trashedAt, purgedAt, trashedBy }: Row,
  scope: WorkspaceScope,
  now: Date,
): TrashNote | null =>
  trashedAt && {
    trashedAt: trashedAt.toISOString(),
    by: trashedBy?.displayName ?? null,
    isPurged: purgedAt !== null,
    daysLeft: daysLeft(trashedAt, now, env().trashDays),
    mayRestore:
      purgedAt === null &&
      (may(scope.role, 'videos:trash-any') ||
        (may(scope.role, 'videos:trash') && userId === scope.userId)),
  }
