import { z } from 'zod'

/**
 * An e-mail address as the database knows it: composed, trimmed, lower case without the casing
 * of any locale (in Turkish, "I" would become "ı").
 */
export const normaliseEmail = (text: string): string => text.normalize('NFC').trim().toLowerCase()

export const emailSchema = z
  .string('Enter an e-mail address.')
  .transform(normaliseEmail)
  .refine((email) => email.length > 0, 'Enter an e-mail address.')
  .refine((email) => email.length <= 254, 'At most 254 characters.')
  .refine((email) => email === '' || /^[^\s@]+@[^\s@]+$/.test(email), {
    error: 'This is not an e-mail address.',
  })
