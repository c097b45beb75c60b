/** What was said and decided about a video, for a browser. Instants are ISO 8601 in UTC. */

export type CommentView = {
  id: string
  /** Plain text of several lines. */
  body: string
  /** From 0, at the delivered rate; null for the whole video. */
  frame: number | null
  createdAt: string
  editedAt: string | null
  name: string
  /** Through a share link, under a name that nobody checked. */
  isGuest: boolean
  mine: boolean
  mayDelete: boolean
  resolved: { at: string; name: string } | null
}

export type DecisionKind = 'choice' | 'verdict'
export type DecisionValue = 'select' | 'reject' | 'approved' | 'changes'

export type DecisionView = { value: DecisionValue; name: string; at: string }

export type GuestDecisionView = DecisionView & { kind: DecisionKind }

export type ReviewView = {
  /** In the order of the film; what is about the whole of it first. */
  comments: CommentView[]
  choice: DecisionView | null
  verdict: DecisionView | null
  /** What each guest decided last, beside the team's own word. */
  guests: GuestDecisionView[]
}

/** What a member sees of it. */
export type TeamReview = ReviewView & {
  /** The video is in the trash, or deleted for good. */
  isTrashed: boolean
}

type Placed = { frame: number | null; createdAt: string; id: string }

/** In the order of the film, then of time. */
export const byFrame = (a: Placed, b: Placed): number =>
  (a.frame ?? -1) - (b.frame ?? -1) ||
  a.createdAt.localeCompare(b.createdAt) ||
  a.id.localeCompare(b.id)
