import { db, Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { env, type ProviderMode } from '@/lib/env'
import type { Keyset } from '@/lib/keyset'
import { quarterOf } from '@/lib/videos/place'
import type { VideoOwner, VideoRow } from '@/lib/videos/store'

/** Which videos may be changed is part of the question; `userId` null means anybody's. */
export type Trashable = { workspaceId: string; ids: string[]; userId: string | null }

const trashable = ({ workspaceId, ids, userId }: Trashable) => ({
  workspaceId,
  id: { in: ids },
  ...(userId === null ? {} : { userId }),
})

type Counted = Omit<VideoOwner, 'workspaceId'> & { createdAt: Date }

/** As text in the statement: PostgreSQL takes a parameter for a string and not for its enum. */
const literal = (mode: ProviderMode) => Prisma.raw(mode === 'kling' ? `'kling'` : `'emulated'`)

/**
 * As `countVideos`, for many in one statement: five hundred may stand in as many quarters of an hour.
 * In one order, so that two who do this at once wait for each other and not in a circle.
 */
const countAll = async (tx: Tx, workspaceId: string, videos: Counted[], sign: 1 | -1) => {
  const quarters = new Map<string, { mode: ProviderMode; quarter: number; videos: number }>()
  for (const { providerMode: mode, createdAt } of videos) {
    const quarter = quarterOf(createdAt)
    const key = `${mode} ${quarter}`
    quarters.set(key, { mode, quarter, videos: (quarters.get(key)?.videos ?? 0) + sign })
  }
  if (quarters.size === 0) return
  const rows = [...quarters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([, one]) =>
        Prisma.sql`(${workspaceId}, ${literal(one.mode)}, ${one.quarter}, ${one.videos})`,
    )
  await tx.$executeRaw`
    INSERT INTO "VideoCount" ("workspaceId", "providerMode", "quarter", "videos")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("workspaceId", "providerMode", "quarter")
    DO UPDATE SET "videos" = "VideoCount"."videos" + excluded."videos"`
}

const COUNTED = { id: true, providerMode: true, createdAt: true } as const

/** @returns the ids of those that were not there before */
export const putIntoTrash = async (
  tx: Tx,
  which: Trashable,
  { by, now }: { by: string; now: Date },
): Promise<string[]> => {
  const videos = await tx.video.updateManyAndReturn({
    where: { ...trashable(which), trashedAt: null },
    data: { trashedAt: now, trashedById: by },
    select: COUNTED,
  })
  await countAll(tx, which.workspaceId, videos, -1)
  return videos.map(({ id }) => id)
}

/** Who put videos there, and when: by that one act is told from every other. */
export type TrashAct = { trashedAt: Date; trashedById: string }

/**
 * @param act only what is there by that
 * @returns the ids of those that were in the trash; what is deleted for good stays so
 */
export const takeFromTrash = async (
  tx: Tx,
  which: Trashable,
  act: TrashAct | { trashedAt: { not: null } } = { trashedAt: { not: null } },
): Promise<string[]> => {
  const videos = await tx.video.updateManyAndReturn({
    where: { ...trashable(which), ...act, purgedAt: null },
    data: { trashedAt: null, trashedById: null },
    select: COUNTED,
  })
  await countAll(tx, which.workspaceId, videos, 1)
  return videos.map(({ id }) => id)
}

/** Which of these stand in the gallery, whosever they are. */
export const listUntouched = async (workspaceId: string, ids: string[]): Promise<string[]> => {
  const where = { workspaceId, id: { in: ids }, trashedAt: null }
  const videos = await db().video.findMany({ where, select: { id: true } })
  return videos.map(({ id }) => id)
}

/**
 * Deletes for good what is in the trash: the row stays, because a task and the ledger speak of it;
 * it is found by no words any more, and nothing more is made of its file. Its bytes are freed later.
 * @returns the ids of those that were not deleted before
 */
export const markPurged = async (
  tx: Tx,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
  now: Date,
): Promise<string[]> => {
  const videos = await tx.video.updateManyAndReturn({
    where: { workspaceId, id: { in: ids }, trashedAt: { not: null }, purgedAt: null },
    data: { purgedAt: now, deriveDueAt: null },
    select: { id: true, place: true },
  })
  if (videos.length > 0) await removeWords(tx, videos)
  await tx.videoToFree.createMany({
    data: videos.map(({ id }) => ({ videoId: id, purgedAt: now })),
  })
  return videos.map(({ id }) => id)
}

const removeWords = (tx: Tx, videos: { place: bigint }[]) => {
  const places = Prisma.join(videos.map(({ place }) => place))
  return env().database.kind === 'sqlite'
    ? tx.$executeRaw`DELETE FROM "VideoSearch" WHERE rowid IN (${places})`
    : tx.$executeRaw`DELETE FROM "VideoSearch" WHERE "place" IN (${places})`
}

/** Those that have been in the trash since before an instant, oldest first. */
export const listExpired = async (
  workspaceId: string,
  before: Date,
  limit: number,
): Promise<string[]> => {
  const videos = await db().video.findMany({
    where: { workspaceId, trashedAt: { lte: before }, purgedAt: null },
    orderBy: { trashedAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return videos.map(({ id }) => id)
}

export type TrashRow = VideoRow & {
  trashedAt: Date
  purgedAt: Date | null
  trashedBy: { displayName: string } | null
}

/** What is in the trash, what came last first; one row more than `limit` when there is more. */
export const listTrash = async (
  workspaceId: string,
  before: Keyset | null,
  limit: number,
): Promise<TrashRow[]> => {
  const rows = await db().video.findMany({
    where: {
      workspaceId,
      purgedAt: null,
      trashedAt: { not: null, ...(before ? { lte: before.createdAt } : {}) },
      ...(before
        ? {
            OR: [
              { trashedAt: { lt: before.createdAt } },
              { trashedAt: before.createdAt, id: { lt: before.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ trashedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: {
      user: { select: { id: true, displayName: true } },
      project: { select: { id: true, name: true } },
      shot: { select: { number: true, name: true } },
      trashedBy: { select: { displayName: true } },
    },
  })
  // Json columns come out of Prisma untyped; what stands in them was written as NewVideo.
  return rows as unknown as TrashRow[]
}
