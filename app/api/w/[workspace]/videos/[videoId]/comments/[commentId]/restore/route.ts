import { answerIfNew } from '@/lib/answer-if-new'
import { restoreComment } from '@/lib/review/change-comment'
import { readReview } from '@/lib/review/read-review'
import { memberRoute } from '@/lib/route'

/** Takes a deletion back, for whoever deleted. */
export const POST = memberRoute<{ videoId: string; commentId: string }>(
  { permission: 'comments:write' },
  async ({ scope, request, params: { videoId, commentId } }) => {
    await restoreComment(scope, videoId, commentId)
    return answerIfNew(request, await readReview(scope, videoId))
  },
)
