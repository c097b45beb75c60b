import 'server-only'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { MOST_COMMENTS, type NewComment } from '@/lib/review/comment'
import { noSuchVideo } from '@/lib/review/read-review'
import { type CommentAuthor, hasComment, insertComment } from '@/lib/review/store'

type Place = { workspaceId: string; videoId: string; author: CommentAuthor }

/**
 * Adds it once, however often it arrives under its id. The caller has decided that this author may.
 * @throws AppError not_found, conflict when the video has as many as there may be
 */
export const addComment = async (
  { author, ...place }: Place,
  { id, body, frame }: NewComment,
): Promise<void> => {
  const createdAt = await databaseNow()
  try {
    const end = await insertComment({ ...place, id, author, body, frame, createdAt }, MOST_COMMENTS)
    if (end === 'added') return
    if (end === 'gone') throw noSuchVideo()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (await hasComment(id, place, author)) return
    throw new AppError('not_found', say('errors.review.gone'))
  }
  throw new AppError('conflict', say('errors.review.tooMany', { most: MOST_COMMENTS }))
}
