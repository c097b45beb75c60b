import { guestWriteRoute } from '@/app/api/share/guest-write-route'
import { parseInput } from '@/lib/parse-input'
import { decideAsGuest, guestDecisionSchema } from '@/lib/share/decide-as-guest'
import { readSmallBody } from '@/lib/share/read-small-body'

/** `{ id, kind, value }`; null takes it back. */
export const POST = guestWriteRoute(async ({ link, guest, request, params: { videoId } }) => {
  const decision = parseInput(guestDecisionSchema, await readSmallBody(request))
  await decideAsGuest(link, videoId, guest, decision)
})
