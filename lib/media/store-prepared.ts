import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { extensionOf } from '@/lib/media/input-record'
import type { PreparedInput } from '@/lib/media/prepared-input'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'

/** What a row says of the file of an input. */
export type StoredInput = Omit<PreparedInput, 'content' | 'thumbnail'> & {
  storageKey: string
  thumbnailKey: string
  sha256: string
  sizeBytes: number
}

/**
 * Publishes the bytes and the thumbnail of an input, which no row names yet.
 * @throws AppError storage_full
 */
export const storePrepared = async (prepared: PreparedInput): Promise<StoredInput> => {
  const { content, thumbnail, ...facts } = prepared
  const { sha256, sizeBytes } = await measure(content)
  const storageKey = contentKey(sha256, extensionOf(facts.contentType))
  const thumbnailKey = contentKey((await measure(thumbnail)).sha256, 'webp')
  await storage().put(thumbnail, { key: thumbnailKey })
  await storage().put(content, { key: storageKey })
  return { ...facts, storageKey, thumbnailKey, sha256, sizeBytes }
}

const measure = async (content: Uint8Array | string) => {
  const hash = createHash('sha256')
  if (typeof content !== 'string') {
    return { sha256: hash.update(content).digest('hex'), sizeBytes: content.length }
  }
  let sizeBytes = 0
  await pipeline(createReadStream(content), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk)
      sizeBytes += chunk.length
    }
  })
  return { sha256: hash.digest('hex'), sizeBytes }
}
