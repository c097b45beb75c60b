import { createHash, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { db } from '@/lib/db/client'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { signedIn } from '@/tests/app/api/signed-in'
import { makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

const PIECE_BYTES = 4 * 1024 * 1024

export type SeededMedia = { cookie: string; path: string; key: string }

/** Files of so many bytes as videos of a workspace, and the cookie of its owner. */
export const seedMedia = async (sizes: number[]): Promise<SeededMedia[]> => {
  const workspace = await makeWorkspace({ credits: 0 })
  const ask = await signedIn(workspace.scope.userId)
  const cookie = ask('/').headers.get('cookie') ?? ''
  const seeded: SeededMedia[] = []
  for (const bytes of sizes) {
    const storageKey = await storeRandom(bytes)
    const { id } = await makeVideo(workspace, { storageKey })
    // What it holds is no film.
    await db().video.update({ where: { id }, data: { deriveDueAt: null } })
    const path = `/api/w/${workspace.scope.slug}/videos/${id}/file`
    seeded.push({ cookie, path, key: storageKey })
  }
  return seeded
}

const storeRandom = async (bytes: number): Promise<string> => {
  const path = storage().temporaryPath()
  const hash = createHash('sha256')
  const handle = await open(path, 'w')
  for (let written = 0; written < bytes; ) {
    const piece = randomBytes(Math.min(PIECE_BYTES, bytes - written))
    hash.update(piece)
    await handle.write(piece)
    written += piece.length
  }
  await handle.close()
  const key = contentKey(hash.digest('hex'), 'mp4')
  await storage().put(path, { key })
  return key
}
