import 'server-only'
import { readReview } from '@/lib/review/read-review'
import type { TeamReview } from '@/lib/review/review-view'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export type ReviewFacts = {
  review: TeamReview
  /** Whose drafts are kept in this browser. */
  viewerId: string
  canComment: boolean
  canDecide: boolean
  canShare: boolean
}

/** What a video's page knows of its review, and what the viewer may do there. */
export const loadReview = async (slug: string, videoId: string): Promise<ReviewFacts> => {
  const scope = await loadScope(slug)
  return {
    review: await readReview(scope, videoId),
    viewerId: scope.userId,
    canComment: may(scope.role, 'comments:write'),
    canDecide: may(scope.role, 'videos:decide'),
    canShare: may(scope.role, 'shares:make'),
  }
}
