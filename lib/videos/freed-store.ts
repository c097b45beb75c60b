import { db, Prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'

/** The bytes of videos that are deleted for good, and who else uses them. */

export type ToFree = { id: string; keys: string[] }

const KEYS = {
  storageKey: true,
  posterKey: true,
  posterSmallKey: true,
  spriteKey: true,
  previewKey: true,
} as const

const keysOf = (row: Record<keyof typeof KEYS, string | null>): string[] =>
  [row.storageKey, row.posterKey, row.posterSmallKey, row.spriteKey, row.previewKey].filter(
    (key) => key !== null && key !== '',
  ) as string[]

/** How far a round has come, in the order in which videos were deleted for good. */
export type Freeing = { purgedAt: Date; videoId: string }

/** In that order, those of all workspaces whose bytes are there still. */
export const toFreeStatement = (after: Freeing | null, limit: number): Prisma.Sql => {
  const further = after
    ? Prisma.sql`WHERE ("purgedAt", "videoId") > (${after.purgedAt}, ${after.videoId})`
    : Prisma.empty
  return Prisma.sql`
    SELECT "videoId" FROM "VideoToFree" ${further}
    ORDER BY "purgedAt", "videoId" LIMIT ${limit}`
}

/** So many at most, and how far they go; null where there are no more behind them. */
export const listToFree = async (
  after: Freeing | null,
  limit: number,
): Promise<{ videos: ToFree[]; reached: Freeing | null }> => {
  const due = await db().$queryRaw<{ videoId: string }[]>(toFreeStatement(after, limit))
  const rows = await db().videoToFree.findMany({
    where: { videoId: { in: due.map(({ videoId }) => videoId) } },
    orderBy: [{ purgedAt: 'asc' }, { videoId: 'asc' }],
    select: { videoId: true, purgedAt: true, video: { select: KEYS } },
  })
  const last = due.length === limit ? rows.at(-1) : undefined
  return {
    videos: rows.map(({ videoId, video }) => ({ id: videoId, keys: keysOf(video) })),
    reached: last ? { purgedAt: last.purgedAt, videoId: last.videoId } : null,
  }
}

const KEYS_AT_ONCE = 300

const NAMED_BY_VIDEOS = ['storageKey', 'posterKey', 'posterSmallKey', 'spriteKey', 'previewKey']
const NAMED_BY_INPUTS = ['storageKey', 'thumbnailKey']

/** Each column by its own index: any of them in one condition would read all rows. */
export const namedStatement = (keys: string[]): Prisma.Sql => {
  const asked = Prisma.join(keys)
  const of = (table: string, field: string, also: string) => {
    const [column, from] = [Prisma.raw(`"${field}"`), Prisma.raw(`"${table}"`)]
    return Prisma.sql`SELECT ${column} AS "key" FROM ${from} WHERE ${column} IN (${asked})${Prisma.raw(also)}`
  }
  const videos = NAMED_BY_VIDEOS.map((field) => of('Video', field, ' AND "purgedAt" IS NULL'))
  const inputs = NAMED_BY_INPUTS.map((field) => of('Input', field, ''))
  return Prisma.join([...videos, ...inputs], ' UNION ')
}

/** Which of these keys a video that is not deleted or an input names, in whatever workspace. */
export const findNamed = async (keys: Iterable<string>): Promise<Set<string>> => {
  const asked = [...new Set(keys)]
  const named = new Set<string>()
  for (let at = 0; at < asked.length; at += KEYS_AT_ONCE) {
    const statement = namedStatement(asked.slice(at, at + KEYS_AT_ONCE))
    const rows = await db().$queryRaw<{ key: string }[]>(statement)
    for (const { key } of rows) named.add(key)
  }
  return named
}

/** Afterwards the row names nothing that is stored; the hash still says what it was. */
export const markFreed = (ids: string[]): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.video.updateMany({
      where: { id: { in: ids }, purgedAt: { not: null } },
      data: {
        storageKey: '',
        posterKey: null,
        posterSmallKey: null,
        spriteKey: null,
        previewKey: null,
      },
    })
    await tx.videoToFree.deleteMany({ where: { videoId: { in: ids } } })
  })
