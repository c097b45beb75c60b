import 'server-only'
import { open } from 'node:fs/promises'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { storageError } from '@/lib/media/disk-storage'
import { readSignature, SIGNATURE_BYTES, type Signature } from '@/lib/media/file-signature'
import { type InputKind, maxUploadBytes, uploadTooLarge } from '@/lib/media/input-limits'

type Incoming = { body: ReadableStream<Uint8Array> | null; declaredLength: number | null }
export type ReceivedFile = Exclude<Signature, { kind: 'other' | 'unknown' }>

/**
 * Writes the body of a request to `path`. It is refused as soon as its first bytes show what it
 * is, or one byte over its limit has come, not when everything has been sent.
 * @throws AppError too_large, unsupported, invalid (empty, cut off), storage_full
 */
export const receiveFile = async (
  path: string,
  { body, declaredLength }: Incoming,
): Promise<ReceivedFile> => {
  if (declaredLength !== null && declaredLength > maxUploadBytes(null)) {
    await body?.cancel()
    throw tooLarge(null, declaredLength)
  }
  const reader = body?.getReader()
  const next = async () => {
    const read = await reader?.read().catch((cause) => {
      // A body that was fetched from somewhere else says itself why it ended.
      if (cause instanceof AppError) throw cause
      throw new AppError('invalid', say('errors.media.uploadBrokeOff'), { cause })
    })
    return read?.value
  }
  const handle = await open(path, 'wx').catch((error) => Promise.reject(storageError(error)))
  try {
    let received = 0
    let file: ReceivedFile | null = null
    let beginning = new Uint8Array()
    for (let chunk = await next(); chunk; chunk = await next()) {
      received += chunk.length
      if (!file) {
        beginning = join(beginning, chunk)
        if (beginning.length >= SIGNATURE_BYTES) file = accept(beginning, declaredLength)
      }
      if (received > maxUploadBytes(file?.kind ?? null)) {
        throw tooLarge(file?.kind ?? null, Math.max(received, declaredLength ?? 0))
      }
      await handle.writeFile(chunk)
    }
    assertWhole(received, declaredLength)
    return file ?? accept(beginning, declaredLength)
  } catch (error) {
    await reader?.cancel().catch(() => {})
    throw storageError(error)
  } finally {
    await handle.close()
  }
}

const accept = (beginning: Uint8Array, declaredLength: number | null): ReceivedFile => {
  const signature = readSignature(beginning)
  if (signature.kind === 'unknown' || signature.kind === 'other') {
    const kind = signature.kind === 'other' ? signature.name : 'unknown'
    throw new AppError('unsupported', say('errors.media.otherKind', { kind }))
  }
  if (declaredLength !== null && declaredLength > maxUploadBytes(signature.kind)) {
    throw tooLarge(signature.kind, declaredLength)
  }
  return signature
}

const tooLarge = (kind: InputKind | null, sizeBytes: number) =>
  new AppError('too_large', uploadTooLarge(kind, sizeBytes))

const assertWhole = (received: number, declaredLength: number | null): void => {
  if (declaredLength !== null && received !== declaredLength) {
    const said = say('errors.media.uploadCutOff', { received, declared: declaredLength })
    throw new AppError('invalid', said)
  }
  if (received === 0) throw new AppError('invalid', say('inputs.limits.empty'))
}

const join = (first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
