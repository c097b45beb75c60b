import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'
import { isReadableText } from '@/lib/kling/text'

export const NOTE_MAX_LENGTH = 200

const text = z
  .string()
  .trim()
  .max(NOTE_MAX_LENGTH, messageKey('errors.credits.noteTooLong'))
  .refine(isReadableText, messageKey('errors.credits.noteUnreadable'))

/** Beside a grant, where it may be left out. */
export const optionalNoteSchema = text.optional()

/** Beside a correction, where it may not. */
export const noteSchema = text.min(1, messageKey('credits.adjust.noReason'))
