import { answerIfNew } from '@/lib/answer-if-new'
import { parseInput } from '@/lib/parse-input'
import { changeComment, deleteComment } from '@/lib/review/change-comment'
import { commentChangeSchema } from '@/lib/review/comment'
import { readReview } from '@/lib/review/read-review'
import { memberRoute, readJson } from '@/lib/route'

type Params = { videoId: string; commentId: string }

/** `{ body?, resolved? }` */
export const PATCH = memberRoute<Params>(
  { permission: 'comments:write' },
  async ({ scope, request, params: { videoId, commentId } }) => {
    const change = parseInput(commentChangeSchema, await readJson(request))
    await changeComment(scope, videoId, commentId, change)
    return answerIfNew(request, await readReview(scope, videoId))
  },
)

export const DELETE = memberRoute<Params>(
  { permission: 'comments:write' },
  async ({ scope, request, params: { videoId, commentId } }) => {
    await deleteComment(scope, videoId, commentId)
    return answerIfNew(request, await readReview(scope, videoId))
  },
)
