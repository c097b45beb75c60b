import { z } from 'zod'
import { idSchema } from '@/lib/id'
import { messageKey } from '@/lib/intl/said'
import { isReadableText, normalizeText } from '@/lib/kling/text'

/** UTF-16 units after NFC, counted as prompts are. */
export const COMMENT_MAX_LENGTH = 2000

/** How many comments one video may have: all of them are sent with each answer. */
export const MOST_COMMENTS = 500

/** A day of video at 120 frames a second: what lies beyond is no place in any of ours. */
const MOST_FRAMES = 10_368_000

/** Plain text of several lines, as it was meant: composed, with one kind of line end. */
export const commentBodySchema = z
  .string(messageKey('errors.review.empty'))
  .refine(isReadableText, messageKey('errors.unreadableCharacters'))
  .transform((text) => normalizeText(text).replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.length > 0, messageKey('errors.review.empty'))
  .refine((text) => text.length <= COMMENT_MAX_LENGTH, messageKey('errors.review.tooLong'))

/** The id is the browser's, one for each press; without a frame it is about the whole video. */
export const newCommentSchema = z.object({
  id: idSchema,
  body: commentBodySchema,
  frame: z.int().min(0).max(MOST_FRAMES).nullable(),
})

export type NewComment = z.output<typeof newCommentSchema>

/** What is absent stays. */
export const commentChangeSchema = z.object({
  body: commentBodySchema.optional(),
  resolved: z.boolean().optional(),
})

export type CommentChange = z.output<typeof commentChangeSchema>
