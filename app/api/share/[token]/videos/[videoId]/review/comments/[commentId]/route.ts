import { z } from 'zod'
import { shareRoute } from '@/app/api/share/share-route'
import { parseInput } from '@/lib/parse-input'
import { answerReview } from '@/lib/review/answer-review'
import { commentBodySchema } from '@/lib/review/comment'
import { deleteGuestComment, editGuestComment } from '@/lib/share/change-guest-comment'
import { requireGuest } from '@/lib/share/guest'
import { countGuestWrite } from '@/lib/share/limit-guest'
import { readSharedReview } from '@/lib/share/read-shared-review'
import { readSmallBody } from '@/lib/share/read-small-body'

type Params = { videoId: string; commentId: string }

const change = z.object({ body: commentBodySchema })

/** `{ body }` of a guest's own comment. */
export const PATCH = shareRoute<Params>(
  async ({ link, guest: who, address, request, params: { videoId, commentId: id } }) => {
    await countGuestWrite(link.id, address)
    const guest = requireGuest(who)
    const { body } = parseInput(change, await readSmallBody(request))
    await editGuestComment({ link, videoId, guest, id }, body)
    return answerReview(request, await readSharedReview(link, videoId, guest))
  },
)

export const DELETE = shareRoute<Params>(
  async ({ link, guest: who, address, request, params: { videoId, commentId: id } }) => {
    await countGuestWrite(link.id, address)
    const guest = requireGuest(who)
    await deleteGuestComment({ link, videoId, guest, id })
    return answerReview(request, await readSharedReview(link, videoId, guest))
  },
)
