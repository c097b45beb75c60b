import { z } from 'zod'
import { isReadableText } from '@/lib/kling/text'

export const MIN_PASSWORD = 8
const MAX_PASSWORD = 200
const MAX_NAME = 80

/** One field, never split: a name has no first and last in every language. */
export const displayNameSchema = z
  .string('Enter a name.')
  .transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((name) => name.length > 0, 'Enter a name.')
  .refine(isReadableText, 'Remove the characters that cannot be displayed.')
  .refine((name) => name.length <= MAX_NAME, `At most ${MAX_NAME} characters.`)

/**
 * A new password. Composed, because one keyboard sends "é" as one character and another as two;
 * bounded, because hashing costs time with every byte.
 */
export const newPasswordSchema = z
  .string('Enter a password.')
  .transform(composePassword)
  .refine((password) => password.length >= MIN_PASSWORD, `At least ${MIN_PASSWORD} characters.`)
  .refine((password) => password.length <= MAX_PASSWORD, `At most ${MAX_PASSWORD} characters.`)

/** A password that should be the one we know: nothing is said of its form. */
export const givenPasswordSchema = z
  .string('Enter your password.')
  .transform(composePassword)
  .refine((password) => password.length > 0, 'Enter your password.')
  .refine((password) => password.length <= 2000, 'This is not the password.')

function composePassword(password: string): string {
  return password.normalize('NFC')
}
