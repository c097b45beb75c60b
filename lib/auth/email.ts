import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'

/**
 * An e-mail address as the database knows it: composed, trimmed, lower case without the casing
 * of any locale (in Turkish, "I" would become "ı").
 */
export const normaliseEmail = (text: string): string => text.normalize('NFC').trim().toLowerCase()

export const emailSchema = z
  .string(messageKey('errors.auth.enterEmail'))
  .transform(normaliseEmail)
  .pipe(
    z
      .string()
      .min(1, messageKey('errors.auth.enterEmail'))
      .max(254, messageKey('errors.tooLong'))
      .regex(/^[^\s@]+@[^\s@]+$/, messageKey('errors.auth.notAnEmail')),
  )
