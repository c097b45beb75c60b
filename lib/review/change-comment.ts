import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { isId } from '@/lib/id'
import { say } from '@/lib/intl/said'
import type { CommentChange } from '@/lib/review/comment'
import {
  commentExists,
  editComment,
  deleteComment as remove,
  resolveComment,
  restoreComment as restore,
} from '@/lib/review/store'
import { may } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

export const noSuchComment = () => new AppError('not_found', say('errors.review.gone'))

const placeOf = (scope: WorkspaceScope, videoId: string, id: string) => {
  if (!isId(id) || !isId(videoId)) throw noSuchComment()
  return { id, videoId, workspaceId: scope.workspaceId }
}

/**
 * Words are changed by who wrote them alone, an admin too would put words into a mouth; resolved
 * it is by anybody who may comment, and who was first is kept.
 * @throws AppError not_found, also for one that is not theirs to change
 */
export const changeComment = async (
  scope: WorkspaceScope,
  videoId: string,
  id: string,
  { body, resolved }: CommentChange,
): Promise<void> => {
  const comment = placeOf(scope, videoId, id)
  const now = await databaseNow()
  const { userId } = scope
  if (body !== undefined && !(await editComment(comment, { userId }, body, now)))
    throw noSuchComment()
  if (resolved === undefined) return
  if (await resolveComment(comment, resolved ? { userId, now } : null)) return
  if (!(await commentExists(comment))) throw noSuchComment()
}

/** @throws AppError not_found, also for one that is not theirs to delete */
export const deleteComment = async (
  scope: WorkspaceScope,
  videoId: string,
  id: string,
): Promise<void> => {
  const { userId, role } = scope
  const anybodys = may(role, 'comments:delete-any')
  const by = { userId, anybodys, now: await databaseNow() }
  if (!(await remove(placeOf(scope, videoId, id), by))) throw noSuchComment()
}

/**
 * Brings back what the same member deleted; asked twice it is one restoring.
 * @throws AppError conflict when it is too late
 */
export const restoreComment = async (
  scope: WorkspaceScope,
  videoId: string,
  id: string,
): Promise<void> => {
  const comment = placeOf(scope, videoId, id)
  if (await restore(comment, scope.userId)) return
  if (await commentExists(comment)) return
  throw new AppError('conflict', say('errors.review.tooLate'))
}
