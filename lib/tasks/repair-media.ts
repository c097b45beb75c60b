import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import type { VideoField } from '@/lib/media/file-use'
import { isWhole } from '@/lib/media/hash-stored'
import { changeInputFile } from '@/lib/media/input-file-store'
import type { Storage } from '@/lib/media/storage-interface'
import type { MediaProblem } from '@/lib/tasks/media-problem'
import { remakePicture } from '@/lib/tasks/remake-picture'
import { restoreOriginal } from '@/lib/tasks/restore-original'
import type { GivenUp } from '@/lib/videos/derive-problem'
import { findNamed } from '@/lib/videos/freed-store'
import {
  changeVideoFile,
  clearDerived,
  deriveAgain,
  findVideoFiles,
} from '@/lib/videos/video-file-store'

export type Repair =
  /** Its bytes are back. */
  | 'restored'
  /** A picture was made again from the file. */
  | 'remade'
  /** Taken off the row; the worker makes it again. */
  | 'due_again'
  /** The row says the length that the file has. */
  | 'corrected'
  | 'removed'
  | 'none'

type Places = { place: Storage; other: Storage | null }

/**
 * Repairs what can be without losing anything, and says of each problem what was done. The file of
 * a shot is only ever replaced by the bytes that it is named by: what cannot be had again stays as
 * it is, damaged or not. Each step may be cut off and is found again by the next audit.
 */
export const repairMedia = async (
  problems: MediaProblem[],
  places: Places,
): Promise<Map<MediaProblem, Repair>> => {
  const done = new Map<MediaProblem, Repair>()
  const inRows = problems.filter((problem) => problem.code !== 'unused')
  // Pictures are made from originals, so these come first.
  for (const problem of inRows.filter(isOfOriginal)) {
    done.set(problem, await repairOriginal(problem, places))
  }
  for (const problem of inRows.filter((one) => !isOfOriginal(one))) {
    done.set(problem, await repairDerived(problem, places.place))
  }
  const unused = problems.filter((problem) => problem.code === 'unused')
  for (const problem of await withoutNamed(unused)) {
    const isRemoved = await places.place.removeUnnamed(problem.key, { named: false })
    done.set(problem, isRemoved ? 'removed' : 'none')
  }
  return done
}

type InRow = Exclude<MediaProblem, { code: 'unused' }>

const isOfOriginal = ({ use }: InRow): boolean => use.field === 'storageKey'

const repairOriginal = async ({ code, use }: InRow, places: Places): Promise<Repair> => {
  const { place } = places
  if (code === 'key') return 'none'
  const found = await place.stat(use.key)
  if (!found || !(await isWhole(place, use.key))) {
    return (await restoreOriginal(use, places)) ? 'restored' : 'none'
  }
  // Another row of the same file may have brought it back.
  if (code !== 'size') return 'restored'
  const { sizeBytes } = found
  const { id, key } = use
  const isChanged =
    use.owner === 'video'
      ? await changeVideoFile({ id, field: 'storageKey', key }, { sizeBytes })
      : await changeInputFile({ id, field: 'storageKey', key }, { sizeBytes })
  return isChanged ? 'corrected' : 'none'
}

const repairDerived = async ({ code, use }: InRow, place: Storage): Promise<Repair> => {
  if (use.field === 'posterKey' || use.field === 'thumbnailKey') {
    return (await remakePicture(use, place)) ? 'remade' : 'none'
  }
  if (!(await hasOriginal(use, place))) return 'none'
  const field = use.field as VideoField
  if (!(await clearDerived({ id: use.id, field, key: use.key }, await databaseNow()))) return 'none'
  // What is made again may have the same name, and would be taken for what is there already.
  if (code === 'bytes') await place.remove(use.key)
  return 'due_again'
}

/**
 * Has the worker try again what was given up, where the film is there; nothing is taken off a row.
 * @returns the ids of those that are tried again
 */
export const retryGivenUp = async (givenUp: GivenUp[], place: Storage): Promise<Set<string>> => {
  const due = new Set<string>()
  for (const video of givenUp) {
    if (!(await hasOriginal(video, place))) continue
    if (await deriveAgain(video, await databaseNow())) due.add(video.id)
  }
  return due
}

/** Without it nothing can be made again: a disk that is not mounted must not empty the rows. */
const hasOriginal = async ({ id }: { id: string }, place: Storage): Promise<boolean> => {
  const original = (await findVideoFiles(id)).find(({ field }) => field === 'storageKey')
  return original !== undefined && (await place.stat(original.key)) !== null
}

/** Rows may have come to name them since they were read. */
const withoutNamed = async <Problem extends { key: string }>(
  problems: Problem[],
): Promise<Problem[]> => {
  const named = await findNamed(problems.map(({ key }) => key))
  return problems.filter(({ key }) => !named.has(key))
}
