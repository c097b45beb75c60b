import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'

/** Counted as the database and the browser count, in UTF-16 units after NFC. */
export const INPUT_NAME_MOST = 120

/** Controls something, or turns the text around it, and cannot be seen. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** The name that a person gives an input: composed, 1 to 120 characters, nothing invisible. */
export const inputNameSchema = z
  .string(messageKey('inputs.name.empty'))
  .transform((name) => name.normalize('NFC').trim())
  .refine((name) => name.length > 0, messageKey('inputs.name.empty'))
  .refine((name) => name.length <= INPUT_NAME_MOST, messageKey('inputs.name.long'))
  .refine((name) => !INVISIBLE.test(name), messageKey('inputs.name.control'))
