import 'server-only'
import type { DecisionKind, DecisionView } from '@/lib/review/review-view'
import { type GuestDecisionRow, listComments, listGuestDecisions } from '@/lib/review/store'
import { toCommentViews, toGuestDecisions } from '@/lib/review/to-review-view'
import type { Guest } from '@/lib/share/guest'
import type { SharedReview } from '@/lib/share/share-view'

type Link = { id: string; workspaceId: string }

/**
 * What guests of this link said and decided about a video. What the team says among itself, and
 * what guests of other links say, is not shown here.
 */
export const readSharedReview = async (
  link: Link,
  videoId: string,
  guest: Guest | null,
): Promise<SharedReview> => {
  const [rows, decisions] = await Promise.all([
    listComments({ workspaceId: link.workspaceId, videoId }, link.id),
    listGuestDecisions(videoId, link.id),
  ])
  const isOwn = ({ guestKey }: { guestKey: string | null }) => guestKey === (guest?.key ?? '')
  const own = decisions.filter(isOwn)
  const comments = toCommentViews(rows, { isMine: isOwn, mayDelete: isOwn })
  return {
    // Which member resolved a comment is the team's business.
    comments: comments.map(({ resolved, ...comment }) => ({
      ...comment,
      resolved: resolved && { at: resolved.at, name: '' },
    })),
    choice: lastOf(own, 'choice'),
    verdict: lastOf(own, 'verdict'),
    guests: toGuestDecisions(decisions.filter((one) => !isOwn(one))),
  }
}

const lastOf = (rows: GuestDecisionRow[], kind: DecisionKind): DecisionView | null => {
  const [last] = toGuestDecisions(rows.filter((row) => row.kind === kind))
  return last ? { value: last.value, name: last.name, at: last.at } : null
}
