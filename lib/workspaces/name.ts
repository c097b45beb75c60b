import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'
import { isReadableText } from '@/lib/kling/text'

const MAX_LENGTH = 80

/** A name that a person gives: of a workspace or a project. Composed, trimmed, one line. */
export const nameSchema = z
  .string(messageKey('errors.workspaces.giveName'))
  .transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, messageKey('errors.workspaces.giveName'))
      .refine(isReadableText, messageKey('errors.unreadableCharacters'))
      .max(MAX_LENGTH, messageKey('errors.tooLong')),
  )
