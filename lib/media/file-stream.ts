import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import type { ByteRange } from '@/lib/media/range'

/** Each costs the server a turn, whatever its size. */
const CHUNK_BYTES = 1024 * 1024

/**
 * Part of a file as a web stream. The file is opened by the first read, not before: a response
 * that is dropped unread, as happens when the browser left meanwhile, must not hold a descriptor.
 * While one piece is on its way the next one is read, and no more. Cancelling the stream and the
 * signal both close it, because a server tells of a lost reader by either.
 */
export const fileStream = (
  path: string,
  { start, end }: ByteRange,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> => {
  let position = start
  let handle: FileHandle | undefined
  let ahead: Promise<Uint8Array> | undefined
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
          const chunk = await (ahead ?? read())
          if (closed) return
          const isLast = position > end
          ahead = isLast ? undefined : read()
          // Whether it fails is heard of when it is asked for; nobody may ask.
          ahead?.catch(() => {})
          controller.enqueue(chunk)
          if (!isLast) return
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

  async function read(): Promise<Uint8Array> {
    if (!handle) {
      const opened = await open(path, 'r')
      // With no turn between the question and the answer, or a file would stay open.
      if (closed) {
        await opened.close()
        throw new Error(`nobody reads ${path} any more`)
      }
      handle = opened
    }
    const at = position
    const length = Math.min(CHUNK_BYTES, end - at + 1)
    position += length
    const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, at)
    if (bytesRead < length) throw new Error(`${path} ended at ${at + bytesRead}, before ${end}`)
    return buffer
  }
}
