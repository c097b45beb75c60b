import 'server-only'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { log } from '@/lib/log'
import type { FileUse } from '@/lib/media/file-use'
import { isWhole } from '@/lib/media/hash-stored'
import { changeInputFile, findInputFiles } from '@/lib/media/input-file-store'
import { makePoster } from '@/lib/media/make-poster'
import { thumbnailOf } from '@/lib/media/prepare-image'
import type { Storage } from '@/lib/media/storage-interface'
import { contentKey, contentTypeOf } from '@/lib/media/storage-key'
import { changeVideoFile, findVideoFiles } from '@/lib/videos/video-file-store'

/** Makes the poster of a video, or the thumbnail of an input, again from the file of its row. */
export const remakePicture = async (use: FileUse, place: Storage): Promise<boolean> => {
  try {
    const files = await (use.owner === 'video' ? findVideoFiles : findInputFiles)(use.id)
    const original = files.find(({ field }) => field === 'storageKey')
    if (!original || !(await isWhole(place, original.key))) return false
    return await (use.owner === 'video' ? remakePoster : remakeThumbnail)(use, original.key, place)
  } catch (error) {
    log.debug({ id: use.id, err: error }, 'not made again')
    return false
  }
}

type Remake = (use: FileUse, original: string, place: Storage) => Promise<boolean>

const remakePoster: Remake = async ({ id, key }, original, place) => {
  const { webp, thumbhash } = await place.withFile(original, makePoster)
  const made = await publish(webp, place)
  return changeVideoFile({ id, field: 'posterKey', key }, { key: made, thumbhash })
}

const remakeThumbnail: Remake = async ({ id, key }, original, place) => {
  const isVideo = contentTypeOf(original).startsWith('video/')
  const webp = await place.withFile(original, async (path) =>
    thumbnailOf(sharp(isVideo ? (await makePoster(path)).webp : path)),
  )
  const made = await publish(webp, place)
  return changeInputFile({ id, field: 'thumbnailKey', key }, { key: made })
}

const publish = async (webp: Uint8Array, place: Storage): Promise<string> => {
  const key = contentKey(createHash('sha256').update(webp).digest('hex'), 'webp')
  await place.put(webp, { key, replace: true })
  return key
}
