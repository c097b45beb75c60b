import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'
import { isReadableText } from '@/lib/kling/text'

export const GUEST_NAME_MAX_LENGTH = 60

/** What turns the text around it, or is seen by nobody. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** A name that a guest gives: composed, one line, nothing that bends what stands beside it. */
export const guestNameSchema = z
  .string(messageKey('errors.share.giveName'))
  .refine(isReadableText, messageKey('errors.unreadableCharacters'))
  .transform((name) => name.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, messageKey('errors.share.giveName'))
      .max(GUEST_NAME_MAX_LENGTH, messageKey('errors.tooLong')),
  )
