import 'server-only'
import { copyFile, link } from 'node:fs/promises'
import { hashFile } from '@/lib/media/hash-stored'
import { StorageError } from '@/lib/media/storage-error'
import type { Storage } from '@/lib/media/storage-interface'
import { hashOf } from '@/lib/media/storage-key'

/**
 * Copies a file from one storage to the other, after its bytes were found to be those that the key
 * names; takes the place of what stands there.
 * @throws AppError not_found; storage_damaged when the bytes are others
 */
export const carryFile = (from: Storage, to: Storage, key: string): Promise<void> =>
  from.withFile(key, async (path) => {
    if ((await hashFile(path)) !== hashOf(key)) {
      throw new StorageError('damaged', { cause: new Error(`other bytes stand under ${key}`) })
    }
    // `put` uses its file up, and this one may be the original.
    const copy = to.temporaryPath()
    await link(path, copy).catch(() => copyFile(path, copy))
    await to.put(copy, { key, replace: true })
  })
