import { guestWriteRoute } from '@/app/api/share/guest-write-route'
import { addGuestComment } from '@/lib/share/add-guest-comment'
import { readSmallBody } from '@/lib/share/read-small-body'

/** A comment: `{ id, body, frame }`, the frame null for the whole video. */
export const POST = guestWriteRoute(async ({ link, guest, request, params: { videoId } }) => {
  await addGuestComment(link, videoId, guest, await readSmallBody(request))
})
