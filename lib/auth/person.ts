import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'
import { isReadableText } from '@/lib/kling/text'

export const MIN_PASSWORD = 8
const MAX_PASSWORD = 200
const MAX_NAME = 80

/** One field, never split: a name has no first and last in every language. */
export const displayNameSchema = z
  .string(messageKey('errors.auth.enterName'))
  .transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, messageKey('errors.auth.enterName'))
      .refine(isReadableText, messageKey('errors.unreadableCharacters'))
      .max(MAX_NAME, messageKey('errors.tooLong')),
  )

/**
 * A new password. Composed, because one keyboard sends "é" as one character and another as two;
 * bounded, because hashing costs time with every byte.
 */
export const newPasswordSchema = z
  .string(messageKey('errors.auth.enterPassword'))
  .transform(composePassword)
  .pipe(
    z
      .string()
      .min(MIN_PASSWORD, messageKey('errors.tooShort'))
      .max(MAX_PASSWORD, messageKey('errors.tooLong')),
  )

/** A password that should be the one we know: nothing is said of its form. */
export const givenPasswordSchema = z
  .string(messageKey('errors.auth.enterYourPassword'))
  .transform(composePassword)
  .pipe(
    z
      .string()
      .min(1, messageKey('errors.auth.enterYourPassword'))
      .max(2000, messageKey('errors.auth.notThePassword')),
  )

function composePassword(password: string): string {
  return password.normalize('NFC')
}
