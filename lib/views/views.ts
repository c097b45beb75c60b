import 'server-only'
import { isUniqueViolation } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { galleryQueryString, parseGalleryQuery } from '@/lib/videos/gallery-query'
import { MOST_VIEWS, type SavedView } from '@/lib/views/saved-view'
import { hasView, insertView, listViews, removeView } from '@/lib/views/store'
import { may } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

/** All that the member may use: their own and shared ones, oldest first. */
export const readViews = async (scope: WorkspaceScope): Promise<SavedView[]> => {
  const rows = await listViews(scope.workspaceId, scope.userId)
  const ofOthers = may(scope.role, 'views:remove-shared')
  return rows.map(({ id, name, query, shared, userId, user }) => ({
    id,
    name,
    query,
    shared,
    makerName: user.displayName,
    mayRemove: userId === scope.userId || ofOthers,
  }))
}

export type NewView = Pick<SavedView, 'id' | 'name' | 'query' | 'shared'>

/**
 * Keeps filters under a name. The id is the browser's, so that the same press twice is one view.
 * @throws AppError invalid when nothing is filtered, conflict when the member has too many
 */
export const saveView = async (scope: WorkspaceScope, view: NewView): Promise<void> => {
  const query = galleryQueryString(
    parseGalleryQuery(Object.fromEntries(new URLSearchParams(view.query))),
  )
  if (query === '') throw new AppError('invalid', say('errors.views.nothingFiltered'))
  const { workspaceId, userId } = scope
  const row = { ...view, query, workspaceId, userId }
  try {
    if (await insertView(row, MOST_VIEWS)) return
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (await hasView(row.id, row)) return
    throw new AppError('not_found', say('errors.views.gone'))
  }
  throw new AppError('conflict', say('errors.views.tooMany', { most: MOST_VIEWS }))
}

/** @throws AppError not_found, also for one that is not theirs to remove */
export const deleteView = async (scope: WorkspaceScope, id: string): Promise<void> => {
  const { workspaceId, userId, role } = scope
  if (await removeView({ id, workspaceId, userId }, may(role, 'views:remove-shared'))) return
  throw new AppError('not_found', say('errors.views.gone'))
}
