import 'server-only'
import { randomBytes } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { type Failure, fail } from '@/lib/result'

/**
 * What a person gets to read of an error. Anything unexpected is logged under an id, and the id
 * is all that leaves.
 */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof AppError) {
    if (error.cause !== undefined) log.warn({ code: error.code, err: error.cause }, error.message)
    return fail(error.code, error.message, error.fields)
  }
  const id = randomBytes(5).toString('hex')
  log.error({ id, err: error }, 'unexpected error')
  return fail('internal', `Something went wrong on our side. The server's log has it as ${id}.`)
}
