import { moveBefore } from '@/lib/collections/collection'
import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { isId } from '@/lib/id'

export type CollectionKey = { workspaceId: string; id: string }

export type CollectionRow = {
  id: string
  name: string
  createdAt: Date
  user: { displayName: string }
  _count: { videos: number }
}

const SHOWN = {
  id: true,
  name: true,
  createdAt: true,
  user: { select: { displayName: true } },
  _count: { select: { videos: { where: { video: { trashedAt: null } } } } },
} as const

/** Newest first. */
export const listCollections = (workspaceId: string, limit: number): Promise<CollectionRow[]> =>
  db().collection.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: SHOWN,
  })

/** Newest first. */
export const listCollectionNames = (
  workspaceId: string,
  limit: number,
): Promise<{ id: string; name: string }[]> =>
  db().collection.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, name: true },
  })

/** Null for one that was removed or is another workspace's. */
export const findCollection = async ({
  workspaceId,
  id,
}: CollectionKey): Promise<CollectionRow | null> =>
  isId(id)
    ? db().collection.findFirst({ where: { id, workspaceId, deletedAt: null }, select: SHOWN })
    : null

/** The videos of a collection in its order, those in the trash left out. */
export const listCollected = async (collectionId: string, limit: number): Promise<string[]> => {
  const rows = await db().collectionVideo.findMany({
    where: { collectionId, video: { trashedAt: null } },
    orderBy: [{ position: 'asc' }, { videoId: 'asc' }],
    take: limit,
    select: { videoId: true },
  })
  return rows.map(({ videoId }) => videoId)
}

/** The first pictures of each collection, in its order. */
export const listFirstPosters = async (
  collectionIds: string[],
  most: number,
): Promise<{ collectionId: string; videoId: string; sha256: string }[]> => {
  const rows = await db().collectionVideo.findMany({
    where: {
      collectionId: { in: collectionIds },
      // Gaps are few: what stands behind them is looked at as well.
      position: { lte: most * 4 },
      video: { trashedAt: null, posterKey: { not: null } },
    },
    orderBy: [{ collectionId: 'asc' }, { position: 'asc' }, { videoId: 'asc' }],
    select: { collectionId: true, videoId: true, video: { select: { sha256: true } } },
  })
  return rows.map(({ video, ...row }) => ({ ...row, sha256: video.sha256 }))
}

export type NewCollection = { id: string; workspaceId: string; userId: string; name: string }

/**
 * False when the workspace has `most` already. Breaks with a unique violation when the id is taken.
 */
export const insertCollection = (collection: NewCollection, most: number): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { workspaceId } = collection
    // A change that changes nothing holds the row: two at once do not both find room for the last.
    await tx.$executeRaw`UPDATE "Workspace" SET "name" = "name" WHERE "id" = ${workspaceId}`
    const there = await tx.collection.count({ where: { workspaceId, deletedAt: null } })
    if (there >= most) return false
    await tx.collection.create({ data: collection })
    return true
  })

/** False when there is none. */
export const updateCollection = async (
  { workspaceId, id }: CollectionKey,
  change: { name?: string; deletedAt?: Date | null },
): Promise<boolean> => {
  // What is brought back is a removed one; everything else is done to one that is there.
  const deletedAt = change.deletedAt === null ? { not: null } : null
  const { count } = await db().collection.updateMany({
    where: { id, workspaceId, deletedAt },
    data: change,
  })
  return count === 1
}

/** Holds the collection until the transaction ends; false when there is none. */
const lock = async (tx: Tx, { workspaceId, id }: CollectionKey): Promise<boolean> => {
  const count = await tx.$executeRaw`
    UPDATE "Collection" SET "name" = "name"
    WHERE "id" = ${id} AND "workspaceId" = ${workspaceId} AND "deletedAt" IS NULL`
  return count === 1
}

const orderOf = async (tx: Tx, collectionId: string): Promise<Map<string, number>> => {
  const rows = await tx.collectionVideo.findMany({
    where: { collectionId },
    orderBy: [{ position: 'asc' }, { videoId: 'asc' }],
    select: { videoId: true, position: true },
  })
  return new Map(rows.map(({ videoId, position }) => [videoId, position]))
}

const renumber = async (
  tx: Tx,
  collectionId: string,
  was: Map<string, number>,
  order: string[],
) => {
  for (const [index, videoId] of order.entries()) {
    if (was.get(videoId) === index + 1) continue
    await tx.collectionVideo.update({
      where: { collectionId_videoId: { collectionId, videoId } },
      data: { position: index + 1 },
    })
  }
}

export type Collecting = { videoIds: string[]; before: string | null; userId: string }

/**
 * Puts videos into a collection, in the order in which they are named, before another or at the
 * end; what is there already stays where it is. Null when there is no such collection, and
 * `full` when more than `most` would stand in it.
 */
export const addVideos = (
  key: CollectionKey,
  { videoIds, before, userId }: Collecting,
  most: number,
): Promise<{ added: string[] } | 'full' | null> =>
  inTransaction(async (tx) => {
    if (!(await lock(tx, key))) return null
    const known = await tx.video.findMany({
      where: { id: { in: videoIds }, workspaceId: key.workspaceId, trashedAt: null },
      select: { id: true },
    })
    const there = new Set(known.map(({ id }) => id))
    const was = await orderOf(tx, key.id)
    const added = [...new Set(videoIds)].filter((id) => there.has(id) && !was.has(id))
    if (added.length === 0) return { added }
    if (was.size + added.length > most) return 'full'
    const last = Math.max(0, ...was.values())
    await tx.collectionVideo.createMany({
      data: added.map((videoId, index) => ({
        collectionId: key.id,
        videoId,
        position: last + index + 1,
        addedById: userId,
      })),
    })
    if (before !== null && was.has(before)) {
      for (const [index, id] of added.entries()) was.set(id, last + index + 1)
      await renumber(tx, key.id, was, moveBefore([...was.keys()], added, before))
    }
    return { added }
  })

/** Puts videos of a collection before another, or at its end. False when there is no such one. */
export const moveVideos = (
  key: CollectionKey,
  { videoIds, before }: Omit<Collecting, 'userId'>,
): Promise<boolean> =>
  inTransaction(async (tx) => {
    if (!(await lock(tx, key))) return false
    const was = await orderOf(tx, key.id)
    await renumber(tx, key.id, was, moveBefore([...was.keys()], videoIds, before))
    return true
  })

/** Takes videos out of a collection; false when there is no such one. */
export const removeVideos = (key: CollectionKey, videoIds: string[]): Promise<boolean> =>
  inTransaction(async (tx) => {
    if (!(await lock(tx, key))) return false
    await tx.collectionVideo.deleteMany({
      where: { collectionId: key.id, videoId: { in: videoIds } },
    })
    return true
  })
