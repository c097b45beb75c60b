import { type ShareContext, shareRoute } from '@/app/api/share/share-route'
import { answerIfNew } from '@/lib/answer-if-new'
import { type Guest, requireGuest } from '@/lib/share/guest'
import { countGuestWrite } from '@/lib/share/limit-guest'
import { readSharedReview } from '@/lib/share/read-shared-review'

type Params<P> = P & { videoId: string }

/**
 * A route by which a guest who has given a name adds to the review of a shared video or changes it:
 * counted first, and answered with the review as it is then.
 */
export const guestWriteRoute = <P extends Record<string, string> = Record<never, string>>(
  write: (context: ShareContext<Params<P>> & { guest: Guest }) => Promise<void>,
) =>
  shareRoute<Params<P>>(async (context) => {
    const { link, address, request, params } = context
    await countGuestWrite(link.id, address)
    const guest = requireGuest(context.guest)
    await write({ ...context, guest })
    return answerIfNew(request, await readSharedReview(link, params.videoId, guest))
  })
