import 'server-only'
import { open } from 'node:fs/promises'
import type { ReadAt } from '@/lib/media/mp4-boxes'

/** Lets `use` read parts of a file, which is closed afterwards. */
export const withReadAt = async <T>(
  path: string,
  use: (readAt: ReadAt, sizeBytes: number) => Promise<T>,
): Promise<T> => {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return await use(async (position, length) => {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, position)
      return bytes.subarray(0, bytesRead)
    }, size)
  } finally {
    await handle.close()
  }
}
