import { z } from 'zod'
import { type MessageKey, messageKey } from '@/lib/intl/said'
import { isReadableText } from '@/lib/kling/text'

const MAX_LENGTH = 80

/** A name that a person gives: composed, trimmed, one line. `missing` is said where there is none. */
export const oneLineName = (missing: MessageKey) =>
  z
    .string(messageKey(missing))
    .transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, messageKey(missing))
        .refine(isReadableText, messageKey('errors.unreadableCharacters'))
        .max(MAX_LENGTH, messageKey('errors.tooLong')),
    )
