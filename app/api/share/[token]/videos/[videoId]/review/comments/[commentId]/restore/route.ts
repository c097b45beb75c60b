import { shareRoute } from '@/app/api/share/share-route'
import { answerReview } from '@/lib/review/answer-review'
import { restoreGuestComment } from '@/lib/share/change-guest-comment'
import { requireGuest } from '@/lib/share/guest'
import { countGuestWrite } from '@/lib/share/limit-guest'
import { readSharedReview } from '@/lib/share/read-shared-review'

/** Takes a guest's own deletion back. */
export const POST = shareRoute<{ videoId: string; commentId: string }>(
  async ({ link, guest: who, address, request, params: { videoId, commentId: id } }) => {
    await countGuestWrite(link.id, address)
    const guest = requireGuest(who)
    await restoreGuestComment({ link, videoId, guest, id })
    return answerReview(request, await readSharedReview(link, videoId, guest))
  },
)
