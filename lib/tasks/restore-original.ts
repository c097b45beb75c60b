import 'server-only'
import { rm } from 'node:fs/promises'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { carryFile } from '@/lib/media/carry-file'
import type { FileUse } from '@/lib/media/file-use'
import type { Storage } from '@/lib/media/storage-interface'
import { hashOf } from '@/lib/media/storage-key'
import { fetchResult } from '@/lib/tasks/fetch-result'
import { findTask } from '@/lib/tasks/store'
import { findTaskIdOfVideo } from '@/lib/videos/video-file-store'

/** A result is fetched again for so long; a person waits. */
const FETCH_MS = 5 * 60_000

/**
 * Brings back the very bytes that a row names: from the other storage, or from the provider as long
 * as it keeps them. Other bytes are never put in their place: what people decided upon has a hash.
 */
export const restoreOriginal = async (
  use: FileUse,
  { place, other }: { place: Storage; other: Storage | null },
): Promise<boolean> => {
  if (other && (await carriedFrom(other, place, use.key))) return true
  return use.owner === 'video' ? fetchAgain(use, place) : false
}

const carriedFrom = async (other: Storage, place: Storage, key: string): Promise<boolean> => {
  try {
    await carryFile(other, place, key)
    return true
  } catch (error) {
    log.debug({ key, err: error }, 'not in the other storage')
    return false
  }
}

const fetchAgain = async (use: FileUse, place: Storage): Promise<boolean> => {
  const origin = await findTaskIdOfVideo(use.id)
  const task = origin && (await findTask(origin.workspaceId, origin.taskId))
  if (!task || task.providerMode !== env().provider.mode) return false
  const path = place.temporaryPath()
  try {
    // As after a failed attempt: the provider is asked for fresh addresses first.
    const again = { ...task, archiveAttempts: Math.max(1, task.archiveAttempts) }
    const { sha256 } = await fetchResult(again, path, AbortSignal.timeout(FETCH_MS))
    if (sha256 !== hashOf(use.key)) return false
    await place.put(path, { key: use.key, replace: true })
    return true
  } catch (error) {
    log.debug({ videoId: use.id, err: error }, 'not fetched again')
    return false
  } finally {
    await rm(path, { force: true })
  }
}
