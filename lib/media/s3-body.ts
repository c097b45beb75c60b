import 'server-only'
import type { Readable } from 'node:stream'
import { s3Error } from '@/lib/media/s3-error'
import { StorageError } from '@/lib/media/storage-error'

/** The bytes of an answer, of which one must come every `stallMs` while they are waited for. */
export async function* readBody(
  body: Readable,
  { sizeBytes, stallMs }: { sizeBytes: number; stallMs: number },
): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]()
  let received = 0
  try {
    for (;;) {
      const timer = setTimeout(() => body.destroy(new Error('no bytes came any more')), stallMs)
      const next = await chunks.next().finally(() => clearTimeout(timer))
      if (next.done) break
      received += next.value.length
      if (received > sizeBytes) throw wrongLength(received, sizeBytes)
      yield next.value
    }
    if (received !== sizeBytes) throw wrongLength(received, sizeBytes)
  } catch (error) {
    throw s3Error(error)
  } finally {
    body.destroy()
  }
}

const wrongLength = (received: number, sizeBytes: number) =>
  new StorageError('damaged', { cause: new Error(`${received} bytes came, not ${sizeBytes}`) })

/**
 * The same as a web stream. `ask` is called by the first read, not before; cancelling the stream
 * and the signal both end the request.
 */
export const bodyStream = (
  ask: (signal: AbortSignal) => Promise<AsyncGenerator<Uint8Array>>,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> => {
  const ended = new AbortController()
  let chunks: AsyncGenerator<Uint8Array> | undefined
  const onAbort = () => ended.abort(signal?.reason)
  const end = () => signal?.removeEventListener('abort', onAbort)
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        ended.signal.addEventListener('abort', () => controller.error(ended.signal.reason))
        if (signal?.aborted) onAbort()
        else signal?.addEventListener('abort', onAbort, { once: true })
      },
      async pull(controller) {
        try {
          chunks ??= await ask(ended.signal)
          const next = await chunks.next()
          if (ended.signal.aborted) return
          if (!next.done) return controller.enqueue(next.value)
          end()
          controller.close()
        } catch (error) {
          end()
          // Its reader has gone, and that ended it.
          if (!ended.signal.aborted) throw error
        }
      },
      cancel(reason) {
        end()
        ended.abort(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
