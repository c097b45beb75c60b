import { shareRoute } from '@/app/api/share/share-route'
import { answerReview } from '@/lib/review/answer-review'
import { addGuestComment } from '@/lib/share/add-guest-comment'
import { requireGuest } from '@/lib/share/guest'
import { countGuestWrite } from '@/lib/share/limit-guest'
import { readSharedReview } from '@/lib/share/read-shared-review'
import { readSmallBody } from '@/lib/share/read-small-body'

/** A comment: `{ id, body, frame }`, the frame null for the whole video. */
export const POST = shareRoute<{ videoId: string }>(
  async ({ link, guest: who, address, request, params: { videoId } }) => {
    await countGuestWrite(link.id, address)
    const guest = requireGuest(who)
    await addGuestComment(link, videoId, guest, await readSmallBody(request))
    return answerReview(request, await readSharedReview(link, videoId, guest))
  },
)
