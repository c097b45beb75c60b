import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

/** The longest comment, with room for how JSON writes it. */
const MOST_BYTES = 32 * 1024

/**
 * The JSON body of a request of somebody whom nobody knows: no more of it is read than what is
 * ever meant.
 * @throws AppError too_large, invalid
 */
export const readSmallBody = async (request: Request): Promise<unknown> => {
  const tooLarge = () => new AppError('too_large', say('errors.auth.bodyTooLarge'))
  if (Number(request.headers.get('content-length')) > MOST_BYTES) throw tooLarge()
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  try {
    for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
      length += read.value.length
      if (length > MOST_BYTES) throw tooLarge()
      parts.push(read.value)
    }
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('invalid', say('errors.notJson'), { cause })
  } finally {
    // Not cancelled: that would break the connection before the answer is read.
    reader?.releaseLock()
  }
}
