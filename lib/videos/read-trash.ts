import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { decodeCursor, encodeCursor } from '@/lib/keyset'
import { toTrashNote } from '@/lib/videos/to-trash-note'
import { toVideoView } from '@/lib/videos/to-video-view'
import { listTrash } from '@/lib/videos/trash-store'
import type { TrashPage } from '@/lib/videos/trash-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

const PAGE_SIZE = 48

/** One page of the trash, what came last first; a cursor that is none of ours begins at the front. */
export const readTrash = async (scope: WorkspaceScope, cursor = ''): Promise<TrashPage> => {
  const now = await databaseNow()
  const rows = await listTrash(scope.workspaceId, decodeCursor(cursor), PAGE_SIZE)
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  const videos = page.flatMap((row) => {
    const note = toTrashNote(row, scope, now)
    return note ? [{ video: toVideoView(row, scope.slug), note }] : []
  })
  return {
    videos,
    nextCursor:
      rows.length > PAGE_SIZE && last
        ? encodeCursor({ createdAt: last.trashedAt, id: last.id })
        : null,
    trashDays: env().trashDays,
    mayPurge: may(scope.role, 'videos:purge'),
  }
}
