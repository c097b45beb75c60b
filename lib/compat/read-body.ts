import { CompatError } from '@/lib/compat/compat-error'

/** Seven long addresses and the longest prompt fit in several times. */
const MOST_BYTES = 64 * 1024

/**
 * The body of a request as JSON, whatever its content type says it is.
 * @throws CompatError BODY_TOO_LARGE as soon as it is clear, INVALID_PARAMETER when it is no JSON
 */
export const readBody = async (request: Request): Promise<unknown> => {
  const tooLarge = () =>
    new CompatError('BODY_TOO_LARGE', `The body may have at most ${MOST_BYTES} bytes.`)
  if (Number(request.headers.get('content-length')) > MOST_BYTES) throw tooLarge()
  const bytes = new Uint8Array(MOST_BYTES)
  const reader = request.body?.getReader()
  let length = 0
  const next = () =>
    reader?.read().catch(() => {
      throw new CompatError('INVALID_PARAMETER', 'The body broke off.')
    })
  try {
    for (let read = await next(); read?.value; read = await next()) {
      if (length + read.value.length > MOST_BYTES) throw tooLarge()
      bytes.set(read.value, length)
      length += read.value.length
    }
  } finally {
    // Not cancelled: that would break the connection before the answer is read.
    reader?.releaseLock()
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length)))
  } catch {
    throw new CompatError('INVALID_PARAMETER', 'The body is not JSON.')
  }
}
