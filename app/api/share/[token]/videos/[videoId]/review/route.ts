import { shareRoute } from '@/app/api/share/share-route'
import { answerIfNew } from '@/lib/answer-if-new'
import { requireSharedVideo } from '@/lib/share/open-link'
import { readSharedReview } from '@/lib/share/read-shared-review'

/** What guests of this link said and decided about a video. */
export const GET = shareRoute<{ videoId: string }>(async ({ link, guest, request, params }) => {
  const { id } = requireSharedVideo(link, params.videoId)
  return answerIfNew(request, await readSharedReview(link, id, guest))
})
