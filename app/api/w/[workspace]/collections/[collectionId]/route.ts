import { answerIfNew } from '@/lib/answer-if-new'
import { readCollectionOrder } from '@/lib/collections/collections'
import { memberRoute } from '@/lib/route'

/** What a collection is called, and its order: `{ name, videoIds }`; what changes nothing is a 304. */
export const GET = memberRoute<{ collectionId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, request, params }) =>
    answerIfNew(request, await readCollectionOrder(scope, params.collectionId)),
)
