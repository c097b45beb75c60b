import { guestWriteRoute } from '@/app/api/share/guest-write-route'
import { restoreGuestComment } from '@/lib/share/change-guest-comment'

/** Takes a guest's own deletion back. */
export const POST = guestWriteRoute<{ commentId: string }>(
  async ({ link, guest, params: { videoId, commentId: id } }) =>
    restoreGuestComment({ link, videoId, guest, id }),
)
