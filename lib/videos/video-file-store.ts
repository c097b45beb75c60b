import { type Db, db } from '@/lib/db/client'
import { inPages } from '@/lib/db/pages'
import { type FileUse, usesOf, VIDEO_FIELDS, type VideoField } from '@/lib/media/file-use'
import type { DeriveProblem, GivenUp } from '@/lib/videos/derive-problem'

const PAGE_SIZE = 1_000

const FILES = {
  id: true,
  storageKey: true,
  posterKey: true,
  posterSmallKey: true,
  spriteKey: true,
  previewKey: true,
  sha256: true,
  sizeBytes: true,
} as const

/** All files that videos name, in pages; what was purged has none any more. */
export async function* pageVideoFiles(on: Db, workspaceId?: string): AsyncGenerator<FileUse[]> {
  const pages = inPages(
    (after: string | null) =>
      on.video.findMany({
        where: { workspaceId, purgedAt: null, ...(after === null ? {} : { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: PAGE_SIZE,
        select: FILES,
      }),
    (row) => row.id,
  )
  for await (const page of pages) yield page.flatMap((row) => usesOf('video', VIDEO_FIELDS, row))
}

export const findVideoFiles = async (id: string): Promise<FileUse[]> => {
  const row = await db().video.findFirst({ where: { id, purgedAt: null }, select: FILES })
  return row ? usesOf('video', VIDEO_FIELDS, row) : []
}

type Place = { id: string; field: VideoField; key: string }

/** Puts other facts in the place of a file that the row still names; says whether it did. */
export const changeVideoFile = async (
  { id, field, key }: Place,
  change: { key: string; thumbhash: string } | { sizeBytes: number },
): Promise<boolean> => {
  const data = 'key' in change ? { [field]: change.key, thumbhash: change.thumbhash } : change
  const { count } = await db().video.updateMany({ where: { id, [field]: key }, data })
  return count === 1
}

/** Takes a file that is made of the video off the row, to be made again. */
export const clearDerived = async ({ id, field, key }: Place, now: Date): Promise<boolean> => {
  const { count } = await db().video.updateMany({
    where: { id, [field]: key },
    data: { [field]: null, deriveDueAt: now, deriveAttempts: 0, deriveProblem: null },
  })
  return count === 1
}

const DERIVED_FIELDS = VIDEO_FIELDS.filter((field) => field !== 'storageKey')

/** Those that are tried no more, in pages; what the storage holds up is tried again by itself. */
export async function* pageGivenUp(on: Db, workspaceId?: string): AsyncGenerator<GivenUp[]> {
  const pages = inPages(
    (after: string | null) =>
      on.video.findMany({
        where: {
          ...{ workspaceId, purgedAt: null, deriveProblem: { not: null }, deriveDueAt: null },
          ...(after === null ? {} : { id: { gt: after } }),
        },
        orderBy: { id: 'asc' },
        take: PAGE_SIZE,
        select: { ...FILES, deriveProblem: true },
      }),
    (row) => row.id,
  )
  for await (const page of pages) {
    yield page.map((row) => ({
      id: row.id,
      missing: DERIVED_FIELDS.filter((field) => row[field] === null),
      reason: row.deriveProblem as DeriveProblem,
    }))
  }
}

/** Has it tried again from the beginning; false when somebody else did, or it is deleted for good. */
export const deriveAgain = async ({ id, reason }: GivenUp, now: Date): Promise<boolean> => {
  const { count } = await db().video.updateMany({
    where: { id, deriveProblem: reason, deriveDueAt: null, purgedAt: null },
    data: { deriveDueAt: now, deriveAttempts: 0, deriveProblem: null },
  })
  return count === 1
}

/** The task that a video came from. */
export const findTaskIdOfVideo = async (
  id: string,
): Promise<{ taskId: string; workspaceId: string } | null> =>
  db().video.findUnique({ where: { id }, select: { taskId: true, workspaceId: true } })

/** The file of the newest video; null where there is none. */
export const findNewestFile = async (): Promise<string | null> => {
  const row = await db().video.findFirst({
    where: { purgedAt: null },
    orderBy: { place: 'desc' },
    select: { storageKey: true },
  })
  return row?.storageKey ?? null
}
