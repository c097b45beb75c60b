import { z } from 'zod'
import { idSchema } from '@/lib/id'
import { VIDEO_CHOICES, VIDEO_VERDICTS } from '@/lib/videos/decision'

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

/** Changes that `decideOnVideos` wrote down. */
export const choicesBackSchema = z.object({
  decisionIds: z.array(idSchema).min(1).max(MOST_DECIDED),
})
