import 'server-only'
import { randomBytes } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { Speak } from '@/lib/intl/translate'
import { log } from '@/lib/log'
import { type Failure, fail } from '@/lib/result'

/**
 * What a person gets to read of an error. Anything unexpected is logged under an id, and the id
 * is all that leaves.
 */
export const toFailure = (error: unknown, speak: Speak): Failure => {
  if (error instanceof AppError) {
    if (error.cause !== undefined) log.warn({ code: error.code, err: error.cause }, error.message)
    return fail(error.code, speak(error.said), error.fields && speak.fields(error.fields))
  }
  const id = randomBytes(5).toString('hex')
  log.error({ id, err: error }, 'unexpected error')
  return fail('internal', speak(say('errors.internal', { id })))
}
