import { z } from 'zod'
import { isReadableText } from '@/lib/kling/text'

export const NOTE_MAX_LENGTH = 200

const text = z
  .string()
  .trim()
  .max(NOTE_MAX_LENGTH, `At most ${NOTE_MAX_LENGTH} characters.`)
  .refine(isReadableText, 'Remove the characters that cannot be displayed.')

/** Beside a grant, where it may be left out. */
export const optionalNoteSchema = text.optional()

/** Beside a correction, where it may not. */
export const noteSchema = text.min(1, 'Write why the balance is corrected.')
