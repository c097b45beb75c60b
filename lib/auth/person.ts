import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'
import { oneLineName } from '@/lib/one-line-name'

export const MIN_PASSWORD = 8
const MAX_PASSWORD = 200

/** One field, never split: a name has no first and last in every language. */
export const displayNameSchema = oneLineName('errors.auth.enterName')

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
