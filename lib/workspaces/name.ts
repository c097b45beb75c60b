import { z } from 'zod'
import { isReadableText } from '@/lib/kling/text'

const MAX_LENGTH = 80

/** A name that a person gives: of a workspace or a project. Composed, trimmed, one line. */
export const nameSchema = z
  .string('Give it a name.')
  .transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((name) => name.length > 0, 'Give it a name.')
  .refine(isReadableText, 'Remove the characters that cannot be displayed.')
  .refine((name) => name.length <= MAX_LENGTH, `At most ${MAX_LENGTH} characters.`)
