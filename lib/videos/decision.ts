import { z } from 'zod'
import { idSchema } from '@/lib/id'

/** A member's choice, and the review's word: the only two verdicts that there are. */
export const VIDEO_CHOICES = ['select', 'reject'] as const
export type VideoChoice = (typeof VIDEO_CHOICES)[number]

export const VIDEO_VERDICTS = ['approved', 'changes'] as const
export type VideoVerdict = (typeof VIDEO_VERDICTS)[number]

/** What was decided; null takes it back. */
export type Decision =
  | { kind: 'choice'; value: VideoChoice | null }
  | { kind: 'verdict'; value: VideoVerdict | null }

/** So many videos are decided about at once. */
export const MOST_DECIDED = 500

const videoIds = z.array(idSchema).min(1).max(MOST_DECIDED)

export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    videoIds,
    kind: z.literal('choice'),
    value: z.enum(VIDEO_CHOICES).nullable(),
  }),
  z.strictObject({
    videoIds,
    kind: z.literal('verdict'),
    value: z.enum(VIDEO_VERDICTS).nullable(),
  }),
])

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
