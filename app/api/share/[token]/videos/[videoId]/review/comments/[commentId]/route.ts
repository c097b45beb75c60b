import { z } from 'zod'
import { guestWriteRoute } from '@/app/api/share/guest-write-route'
import { parseInput } from '@/lib/parse-input'
import { commentBodySchema } from '@/lib/review/comment'
import { deleteGuestComment, editGuestComment } from '@/lib/share/change-guest-comment'
import { readSmallBody } from '@/lib/share/read-small-body'

type Params = { commentId: string }

const change = z.object({ body: commentBodySchema })

/** `{ body }` of a guest's own comment. */
export const PATCH = guestWriteRoute<Params>(
  async ({ link, guest, request, params: { videoId, commentId: id } }) => {
    const { body } = parseInput(change, await readSmallBody(request))
    await editGuestComment({ link, videoId, guest, id }, body)
  },
)

export const DELETE = guestWriteRoute<Params>(
  async ({ link, guest, params: { videoId, commentId: id } }) =>
    deleteGuestComment({ link, videoId, guest, id }),
)
