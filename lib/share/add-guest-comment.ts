import 'server-only'
import { parseInput } from '@/lib/parse-input'
import { addComment } from '@/lib/review/add-comment'
import { newCommentSchema } from '@/lib/review/comment'
import type { Guest } from '@/lib/share/guest'
import { type OpenLink, requireRight, requireSharedVideo } from '@/lib/share/open-link'

/** @throws AppError forbidden, not_found, invalid, conflict when the video has too many */
export const addGuestComment = async (
  link: OpenLink,
  videoId: string,
  { name: guestName, key: guestKey }: Guest,
  raw: unknown,
): Promise<void> => {
  requireRight(link, 'comment')
  const { id } = requireSharedVideo(link, videoId)
  const author = { shareLinkId: link.id, guestName, guestKey }
  const comment = parseInput(newCommentSchema, raw)
  await addComment({ workspaceId: link.workspaceId, videoId: id, author }, comment)
}
