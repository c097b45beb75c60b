import { answerIfNew } from '@/lib/answer-if-new'
import { parseInput } from '@/lib/parse-input'
import { addComment } from '@/lib/review/add-comment'
import { newCommentSchema } from '@/lib/review/comment'
import { readReview } from '@/lib/review/read-review'
import { memberRoute, readJson } from '@/lib/route'

/** Everything that was said and decided about a video; what changes nothing is a 304. */
export const GET = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, request, params }) =>
    answerIfNew(request, await readReview(scope, params.videoId)),
)

/** A comment: `{ id, body, frame }`, the frame null for the whole video. */
export const POST = memberRoute<{ videoId: string }>(
  { permission: 'comments:write' },
  async ({ scope, request, params: { videoId } }) => {
    const comment = parseInput(newCommentSchema, await readJson(request))
    const { workspaceId, userId } = scope
    await addComment({ workspaceId, videoId, author: { userId } }, comment)
    return answerIfNew(request, await readReview(scope, videoId))
  },
)
