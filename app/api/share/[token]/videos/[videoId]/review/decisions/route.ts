import { shareRoute } from '@/app/api/share/share-route'
import { parseInput } from '@/lib/parse-input'
import { answerReview } from '@/lib/review/answer-review'
import { decideAsGuest, guestDecisionSchema } from '@/lib/share/decide-as-guest'
import { requireGuest } from '@/lib/share/guest'
import { countGuestWrite } from '@/lib/share/limit-guest'
import { readSharedReview } from '@/lib/share/read-shared-review'
import { readSmallBody } from '@/lib/share/read-small-body'

/** `{ id, kind, value }`; null takes it back. */
export const POST = shareRoute<{ videoId: string }>(
  async ({ link, guest: who, address, request, params: { videoId } }) => {
    await countGuestWrite(link.id, address)
    const guest = requireGuest(who)
    const decision = parseInput(guestDecisionSchema, await readSmallBody(request))
    await decideAsGuest(link, videoId, guest, decision)
    return answerReview(request, await readSharedReview(link, videoId, guest))
  },
)
