import 'server-only'
import { AppError } from '@/lib/errors'
import { eachAtOnce } from '@/lib/media/at-once'
import { carryFile } from '@/lib/media/carry-file'
import { isWhole } from '@/lib/media/hash-stored'
import { StorageError } from '@/lib/media/storage-error'
import type { Storage, StoredFile } from '@/lib/media/storage-interface'

export type MoveReport = {
  files: number
  carried: number
  carriedBytes: number
  /** Were there already, with the right length. */
  skipped: number
  /** Taken away at the source, after every byte of the copy was read. */
  deleted: number
  /** Other bytes than their names say, here or there: left where they are. */
  damaged: string[]
}

const AT_ONCE = 4

/**
 * Carries everything from one storage to the other. It may be cut off anywhere and begun again: what
 * is there whole is passed over, and nothing is deleted at the source before the copy was read back
 * and had the right hash. What is written at the source meanwhile is for the next run.
 */
export const moveMedia = async (
  { from, to }: { from: Storage; to: Storage },
  { deletes, onProgress }: { deletes: boolean; onProgress: (report: MoveReport) => void },
): Promise<MoveReport> => {
  const report: MoveReport = {
    ...{ files: 0, carried: 0, carriedBytes: 0, skipped: 0, deleted: 0 },
    damaged: [],
  }
  const move = async ({ key, sizeBytes }: StoredFile) => {
    const there = await to.stat(key)
    if (there?.sizeBytes === sizeBytes) report.skipped += 1
    else {
      await carryFile(from, to, key)
      report.carried += 1
      report.carriedBytes += sizeBytes
    }
    if (!deletes) return
    // What a killed run or somebody else left there may be as long, and yet not the same.
    if (!(await isWhole(to, key))) await carryFile(from, to, key)
    if (!(await isWhole(to, key))) throw new StorageError('damaged')
    await from.remove(key)
    report.deleted += 1
  }
  for await (const page of from.list()) {
    await eachAtOnce(page, AT_ONCE, async (file) => {
      report.files += 1
      try {
        await move(file)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        if (error.code === 'storage_damaged') report.damaged.push(file.key)
        // Removed by the studio since it was listed.
        else if (error.code !== 'not_found') throw error
      }
      onProgress(report)
    })
  }
  return report
}
