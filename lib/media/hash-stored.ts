import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { StorageError } from '@/lib/media/storage-error'
import type { Storage } from '@/lib/media/storage-interface'
import { hashOf } from '@/lib/media/storage-key'

/** The SHA-256 of a file of this machine. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/**
 * Reads all bytes under a key and says whether they are those that it is named by.
 * @throws AppError not_found; StorageError when the storage fails
 */
export const isWhole = async (place: Storage, key: string): Promise<boolean> => {
  const hash = createHash('sha256')
  try {
    const { stream } = await place.open(key)
    for await (const chunk of stream) hash.update(chunk)
  } catch (error) {
    if (error instanceof StorageError && error.problem === 'damaged') return false
    throw error
  }
  return hash.digest('hex') === hashOf(key)
}
