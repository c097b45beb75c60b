import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { isId } from '@/lib/id'
import { say } from '@/lib/intl/said'
import { noSuchComment } from '@/lib/review/change-comment'
import {
  commentExists,
  editComment,
  deleteGuestComment as remove,
  restoreGuestComment as restore,
} from '@/lib/review/store'
import type { Guest } from '@/lib/share/guest'
import { type OpenLink, requireRight, requireSharedVideo } from '@/lib/share/open-link'

/**
 * What a guest wrote is changed and taken back in the browser that wrote it, whatever name it gives
 * meanwhile, for as long as its link lets guests comment.
 */
export type GuestComment = { link: OpenLink; videoId: string; guest: Guest; id: string }

/** @throws AppError forbidden, not_found */
const placeOf = ({ link, videoId, id }: GuestComment) => {
  requireRight(link, 'comment')
  requireSharedVideo(link, videoId)
  if (!isId(id)) throw noSuchComment()
  return { id, videoId, workspaceId: link.workspaceId }
}

const writerOf = ({ link, guest }: GuestComment) => ({ shareLinkId: link.id, guestKey: guest.key })

/** @throws AppError forbidden, not_found, also for one that is not theirs */
export const editGuestComment = async (comment: GuestComment, body: string): Promise<void> => {
  const place = placeOf(comment)
  if (await editComment(place, writerOf(comment), body, await databaseNow())) return
  throw noSuchComment()
}

/** @throws AppError forbidden, not_found, also for one that is not theirs */
export const deleteGuestComment = async (comment: GuestComment): Promise<void> => {
  const place = placeOf(comment)
  if (!(await remove(place, writerOf(comment), await databaseNow()))) throw noSuchComment()
}

/**
 * Brings back what was deleted in the same browser; asked twice it is one restoring.
 * @throws AppError forbidden, not_found, conflict when it is too late
 */
export const restoreGuestComment = async (comment: GuestComment): Promise<void> => {
  const place = placeOf(comment)
  if (await restore(place, writerOf(comment))) return
  if (await commentExists(place)) return
  throw new AppError('conflict', say('errors.review.tooLate'))
}
