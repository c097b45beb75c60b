import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type {
  DecisionKind,
  DecisionValue,
  DecisionView,
  TeamReview,
} from '@/lib/review/review-view'
import { findDecision, findReviewed, listComments, listGuestDecisions } from '@/lib/review/store'
import { toCommentViews, toGuestDecisions } from '@/lib/review/to-review-view'
import { may } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

export const noSuchVideo = () => new AppError('not_found', say('errors.videos.gone'))

/** @throws AppError not_found, also for another workspace's video */
export const readReview = async (scope: WorkspaceScope, videoId: string): Promise<TeamReview> => {
  const { workspaceId, userId, role } = scope
  const video = await findReviewed(workspaceId, videoId)
  if (!video) throw noSuchVideo()
  const [rows, choice, verdict, guests] = await Promise.all([
    listComments({ workspaceId, videoId }),
    decisionOf(videoId, 'choice', video.choice),
    decisionOf(videoId, 'verdict', video.verdict),
    listGuestDecisions(videoId),
  ])
  const writes = may(role, 'comments:write')
  const comments = toCommentViews(rows, {
    isMine: (row) => writes && row.userId === userId,
    mayDelete: (row) => may(role, 'comments:delete-any') || (writes && row.userId === userId),
  })
  const isTrashed = video.trashedAt !== null
  return { comments, choice, verdict, guests: toGuestDecisions(guests), isTrashed }
}

const decisionOf = async (
  videoId: string,
  kind: DecisionKind,
  value: DecisionValue | null,
): Promise<DecisionView | null> => {
  const row = await findDecision(videoId, kind, value)
  return value && row
    ? { value, name: row.user?.displayName ?? '', at: row.createdAt.toISOString() }
    : null
}
