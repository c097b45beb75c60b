import 'server-only'
import { rm } from 'node:fs/promises'
import { inTransaction } from '@/lib/db/transaction'
import { cleanFileName } from '@/lib/media/file-name'
import { type InputView, toInputView } from '@/lib/media/input-view'
import { prepareImage } from '@/lib/media/prepare-image'
import { prepareVideo } from '@/lib/media/prepare-video'
import { receiveFile } from '@/lib/media/receive-file'
import { storage } from '@/lib/media/storage'
import { createInputOnce } from '@/lib/media/store'
import { storePrepared } from '@/lib/media/store-prepared'

export type Upload = {
  workspace: { workspaceId: string; slug: string }
  userId: string
  /** As the browser gave it. */
  name: string
  body: ReadableStream<Uint8Array> | null
  /** Content-Length; null when none was sent. */
  declaredLength: number | null
  /** The video of the workspace that it is, as a whole. */
  fromVideoId?: string
}

/**
 * Takes an upload: received within limits, judged by its content, made fit for the provider,
 * stored, and listed; what is here already under its name is that input. Whatever is refused leaves
 * nothing behind.
 * @throws AppError too_large, unsupported, invalid (each with the rule and what was found),
 *   storage_full
 */
export const receiveInput = async (upload: Upload): Promise<InputView> => {
  const path = storage().temporaryPath()
  try {
    const { kind, format } = await receiveFile(path, upload)
    const prepared = kind === 'image' ? await prepareImage(path, format) : await prepareVideo(path)
    const row = {
      ...(await storePrepared(prepared)),
      workspaceId: upload.workspace.workspaceId,
      userId: upload.userId,
      ...(upload.fromVideoId ? { fromVideoId: upload.fromVideoId } : {}),
      kind,
      name: cleanFileName(upload.name, kind === 'image' ? 'Image' : 'Video'),
    }
    const input = await inTransaction((tx) => createInputOnce(tx, row))
    return toInputView(input, upload.workspace.slug)
  } finally {
    await rm(path, { force: true })
  }
}
