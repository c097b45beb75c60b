import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import type { ByteRange } from '@/lib/media/range'

const CHUNK_BYTES = 256 * 1024

/**
 * Part of a file as a web stream. The file is opened by the first read, not before: a response
 * that is dropped unread, as happens when the browser left meanwhile, must not hold a descriptor.
 * Cancelling the stream and the signal both close it, because a server tells of a lost reader by
 * either.
 */
export const fileStream = (
  path: string,
  { start, end }: ByteRange,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> => {
  let position = start
  let handle: FileHandle | undefined
  let closed = false

  const close = async () => {
    closed = true
    signal?.removeEventListener('abort', onAbort)
    const opened = handle
    handle = undefined
    await opened?.close()
  }
  let fail: (reason: unknown) => void = () => {}
  const onAbort = () => {
    fail(signal?.reason)
    void close()
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (reason) => controller.error(reason)
        if (signal?.aborted) return onAbort()
        signal?.addEventListener('abort', onAbort, { once: true })
      },
      async pull(controller) {
        try {
          const chunk = await read()
          if (closed || !chunk) return
          position += chunk.length
          controller.enqueue(chunk)
          if (position <= end) return
          await close()
          controller.close()
        } catch (error) {
          // A file that is closed under a read fails that read: its reader has gone.
          if (closed) return
          await close()
          throw error
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  )

  async function read(): Promise<Uint8Array | null> {
    if (!handle) {
      const opened = await open(path, 'r')
      if (closed) {
        await opened.close()
        return null
      }
      handle = opened
    }
    const length = Math.min(CHUNK_BYTES, end - position + 1)
    const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, position)
    if (bytesRead === 0) throw new Error(`${path} ended at ${position}, before ${end}`)
    return buffer.subarray(0, bytesRead)
  }
}
