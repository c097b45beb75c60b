import 'server-only'
import { inSnapshot } from '@/lib/db/snapshot'
import { AppError } from '@/lib/errors'
import { eachAtOnce } from '@/lib/media/at-once'
import type { FileUse } from '@/lib/media/file-use'
import { isWhole } from '@/lib/media/hash-stored'
import { findInputFiles, pageInputFiles } from '@/lib/media/input-file-store'
import type { Storage, StoredFile } from '@/lib/media/storage-interface'
import { hashOf } from '@/lib/media/storage-key'
import type { MediaAudit } from '@/lib/tasks/media-problem'
import type { GivenUp } from '@/lib/videos/derive-problem'
import { findVideoFiles, pageGivenUp, pageVideoFiles } from '@/lib/videos/video-file-store'

/** What is younger may be of a shot that is just being archived: its row comes last. */
export const UNUSED_AFTER_MS = 24 * 3_600_000
/** A network waits for more at once than a disk gains from. */
const AT_ONCE = { disk: 2, s3: 8 }

type Wanted = { place: Storage; workspaceId?: string; hash?: boolean; now?: number }

/**
 * Compares every file that a row names with what the storage has, and the other way round. Writes
 * nothing and may run beside a working studio: rows are read from one snapshot, files afterwards,
 * and what seems missing is looked for once more, with its row, before it is told. Of one workspace
 * only its own files are looked at, since a file may be another's.
 */
export const auditMedia = async ({
  place,
  workspaceId,
  hash = false,
  now = Date.now(),
}: Wanted): Promise<MediaAudit> => {
  const { usesOf, givenUp } = await readRows(workspaceId)
  const audit: MediaAudit = { uses: 0, files: 0, bytes: 0, hashed: 0, problems: [], givenUp }
  for (const uses of usesOf.values()) audit.uses += uses.length
  const parallel = AT_ONCE[place.kind]

  const judge = async ({ key, sizeBytes }: Pick<StoredFile, 'key' | 'sizeBytes'>) => {
    const uses = usesOf.get(key) ?? []
    audit.files += 1
    audit.bytes += sizeBytes
    if (hash) audit.hashed += 1
    const isWrong = hash && !(await isWhole(place, key).catch(trueWhenGone))
    for (const use of uses) {
      if (isWrong) audit.problems.push({ code: 'bytes', use, foundBytes: sizeBytes })
      else if (use.sizeBytes !== null && use.sizeBytes !== sizeBytes) {
        audit.problems.push({ code: 'size', use, foundBytes: sizeBytes })
      }
      if (use.sha256 !== null && use.sha256 !== hashOf(key))
        audit.problems.push({ code: 'key', use })
    }
  }

  const absent = new Set(usesOf.keys())
  if (workspaceId === undefined) {
    for await (const page of place.list()) {
      await eachAtOnce(page, parallel, async (file) => {
        absent.delete(file.key)
        if (usesOf.has(file.key)) return judge(file)
        const { key, sizeBytes, changedAt } = file
        audit.files += 1
        audit.bytes += sizeBytes
        if (now - changedAt.getTime() < UNUSED_AFTER_MS) return
        audit.problems.push({ code: 'unused', key, sizeBytes })
      })
    }
  }
  await eachAtOnce([...absent], parallel, async (key) => {
    const found = await place.stat(key)
    if (found) return judge({ key, ...found })
    for (const use of usesOf.get(key) ?? []) {
      if (await isStillNamed(use)) audit.problems.push({ code: 'missing', use })
    }
  })
  return audit
}

type Rows = { usesOf: Map<string, FileUse[]>; givenUp: GivenUp[] }

const readRows = (workspaceId?: string): Promise<Rows> =>
  inSnapshot(async (tx) => {
    const usesOf = new Map<string, FileUse[]>()
    const givenUp: GivenUp[] = []
    for (const pages of [pageVideoFiles(tx, workspaceId), pageInputFiles(tx, workspaceId)]) {
      for await (const page of pages) {
        for (const use of page) {
          const known = usesOf.get(use.key)
          if (known) known.push(use)
          else usesOf.set(use.key, [use])
        }
      }
    }
    for await (const page of pageGivenUp(tx, workspaceId)) givenUp.push(...page)
    return { usesOf, givenUp }
  })

/** A row may have been purged, or given another file, since it was read. */
export const isStillNamed = async ({ owner, id, field, key }: FileUse): Promise<boolean> => {
  const uses = owner === 'video' ? await findVideoFiles(id) : await findInputFiles(id)
  return uses.some((use) => use.field === field && use.key === key)
}

/** Purged while it was read: nothing is wrong with it. */
const trueWhenGone = (error: unknown): true => {
  if (error instanceof AppError && error.code === 'not_found') return true
  throw error
}
