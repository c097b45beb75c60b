import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { cleanFileName } from '@/lib/media/file-name'
import { extensionOf } from '@/lib/media/input-record'
import { type InputView, toInputView } from '@/lib/media/input-view'
import { prepareImage } from '@/lib/media/prepare-image'
import { prepareVideo } from '@/lib/media/prepare-video'
import { receiveFile } from '@/lib/media/receive-file'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { createInput } from '@/lib/media/store'

export type Upload = {
  workspace: { workspaceId: string; slug: string }
  userId: string
  /** As the browser gave it. */
  name: string
  body: ReadableStream<Uint8Array> | null
  /** Content-Length; null when none was sent. */
  declaredLength: number | null
}

/**
 * Takes an upload: received within limits, judged by its content, made fit for the provider,
 * stored, and listed. Whatever is refused leaves nothing behind.
 * @throws AppError too_large, unsupported, invalid (each with the rule and what was found),
 *   storage_full
 */
export const receiveInput = async (upload: Upload): Promise<InputView> => {
  const path = storage().temporaryPath()
  try {
    const { kind, format } = await receiveFile(path, upload)
    const prepared = kind === 'image' ? await prepareImage(path, format) : await prepareVideo(path)
    const { content, thumbnail, ...facts } = prepared
    const { sha256, sizeBytes } = await measure(content)
    const storageKey = contentKey(sha256, extensionOf(facts.contentType))
    const thumbnailKey = contentKey((await measure(thumbnail)).sha256, 'webp')
    await storage().put(thumbnail, { key: thumbnailKey })
    await storage().put(content, { key: storageKey })
    const input = await createInput({
      ...facts,
      workspaceId: upload.workspace.workspaceId,
      userId: upload.userId,
      kind,
      name: cleanFileName(upload.name, kind === 'image' ? 'Image' : 'Video'),
      storageKey,
      thumbnailKey,
      sha256,
      sizeBytes,
    })
    return toInputView(input, upload.workspace.slug)
  } finally {
    await rm(path, { force: true })
  }
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
