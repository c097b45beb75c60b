/** A member's choice, and the review's word: the only two verdicts that there are. */
export const VIDEO_CHOICES = ['select', 'reject'] as const
export type VideoChoice = (typeof VIDEO_CHOICES)[number]

export const VIDEO_VERDICTS = ['approved', 'changes'] as const
export type VideoVerdict = (typeof VIDEO_VERDICTS)[number]

/** What was decided; null takes it back. */
export type Decision =
  | { kind: 'choice'; value: VideoChoice | null }
  | { kind: 'verdict'; value: VideoVerdict | null }

/** What holds of a video after a decision. */
export type DecidedVideo = {
  id: string
  choice: VideoChoice | null
  verdict: VideoVerdict | null
}

/** One decision of a video's history. */
export type DecisionView = Decision & {
  id: string
  /** Null when the account is gone. */
  member: { id: string; name: string } | null
  /** ISO 8601. */
  createdAt: string
}
