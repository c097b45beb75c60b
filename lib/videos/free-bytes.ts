import 'server-only'
import { log } from '@/lib/log'
import { storage } from '@/lib/media/storage'
import { type Freeing, findNamed, listToFree, markFreed } from '@/lib/videos/freed-store'

/** Of this process alone: one that forgets it begins at the front. */
let goOnAfter: Freeing | null = null

/**
 * Frees the bytes of videos that are deleted for good, as far as nothing else uses them. The order
 * makes it safe beside an archive that stores the same content at this moment, without a lock:
 *
 * 1. A video is marked first. From then on its row names nothing, and can never name it again.
 * 2. Then the rows are asked. Whoever names a key in a row has put its content just before, and `put`
 *    tells the storage so, even where the content was there already.
 * 3. So what no row names and nobody has put for an hour is needed by nobody; the storage decides
 *    about the last moment itself (`removeUnnamed`).
 *
 * Killed anywhere, it leaves bytes too many, never too few, and goes on the next time. A round begins
 * where the last one ended: what cannot be freed yet keeps nothing else waiting.
 * @returns how many videos were dealt with
 */
export const freeBytes = async (most: number): Promise<number> => {
  const { videos, reached } = await listToFree(goOnAfter, most)
  goOnAfter = reached
  if (videos.length === 0) return 0
  const named = await findNamed(videos.flatMap(({ keys }) => keys))
  const freed: string[] = []
  for (const { id, keys } of videos) {
    const ends: boolean[] = []
    for (const key of keys) ends.push(await removeKey(key, named.has(key)))
    if (ends.every(Boolean)) freed.push(id)
  }
  await markFreed(freed)
  return freed.length
}

const removeKey = async (key: string, named: boolean): Promise<boolean> => {
  try {
    return await storage().removeUnnamed(key, { named })
  } catch (error) {
    log.warn({ key, err: error }, 'bytes could not be freed yet')
    return false
  }
}
