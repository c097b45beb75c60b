import 'server-only'
import { createHash } from 'node:crypto'
import { CompatError } from '@/lib/compat/compat-error'
import { readBody } from '@/lib/compat/read-body'
import { readGenerate } from '@/lib/compat/read-generate'
import { toAccepted } from '@/lib/compat/to-status'
import { AppError } from '@/lib/errors'
import { makeRequestId } from '@/lib/request-id'
import { submitTask } from '@/lib/tasks/submit-task'
import type { TokenOwner } from '@/lib/workspaces/token-store'

/**
 * POST /api/generate: the same submission as a press of the button, answered at once. With an
 * `Idempotency-Key` the same request is one task however often it arrives.
 * @throws CompatError
 */
export const generate = async (caller: TokenOwner, request: Request) => {
  const requestId = requestIdOf(caller, request.headers.get('idempotency-key'))
  const settings = readGenerate(await readBody(request))
  const { workspaceId, userId, projectId } = caller
  try {
    const submission = { workspaceId, userId, projectId, requestId, settings, anyAddress: true }
    return toAccepted(await submitTask(submission))
  } catch (error) {
    throw translate(error)
  }
}

/** Keys of one token mean nothing to another; only their hash is kept. */
const requestIdOf = ({ tokenId }: TokenOwner, key: string | null): string => {
  if (key === null) return makeRequestId()
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = 'Idempotency-Key must have 1 to 255 visible ASCII characters.'
    throw new CompatError('INVALID_PARAMETER', message)
  }
  return createHash('sha256').update(`${tokenId}:${key}`).digest('base64url')
}

const translate = (error: unknown): unknown => {
  if (!(error instanceof AppError)) return error
  switch (error.code) {
    case 'insufficient_credits':
      return new CompatError('INSUFFICIENT_CREDITS', error.message)
    case 'conflict':
      return new CompatError(
        'IDEMPOTENCY_CONFLICT',
        'This Idempotency-Key was already used with another body.',
      )
    case 'invalid':
      return new CompatError('INVALID_PARAMETER', error.message)
    default:
      return error
  }
}
