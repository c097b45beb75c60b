import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { searchWords } from '@/lib/videos/search-words'

/**
 * The index of words, under the places of the videos: FTS5 on SQLite, a tsvector on PostgreSQL.
 * Neither cuts or folds anything any more; what gets here are words (lib/videos/search-words.ts).
 */

const isSqlite = () => env().database.kind === 'sqlite'

const writeWords = async (tx: Tx, place: bigint, texts: (string | null)[]): Promise<void> => {
  const words = searchWords(texts).join(' ')
  if (isSqlite()) {
    await tx.$executeRaw`INSERT OR REPLACE INTO "VideoSearch" (rowid, "words") VALUES (${place}, ${words})`
    return
  }
  await tx.$executeRaw`
    INSERT INTO "VideoSearch" ("place", "words")
    VALUES (${place}, array_to_tsvector(string_to_array(${words}, ' ')))
    ON CONFLICT ("place") DO UPDATE SET "words" = EXCLUDED."words"`
}

/**
 * Nobody renames what these videos are found by until the end of the transaction: else a video that
 * is stored meanwhile would be found by the name before. SQLite has one writer anyway.
 */
const holdNames = () =>
  // Who says something about a video holds its row.
  isSqlite() ? Prisma.empty : Prisma.sql`FOR NO KEY UPDATE OF v FOR SHARE OF s, p, u`

/** All that a video is found by. */
type Texts = {
  id: string
  place: bigint
  prompt: string
  shot: string | null
  project: string
  member: string
}

/** Writes the words of videos anew, in the transaction that changed what they are found by. */
export const reindexVideos = async (tx: Tx, ids: string[]): Promise<void> => {
  if (ids.length === 0) return
  const videos = await tx.$queryRaw<Texts[]>`
    SELECT v."id", v."place", v."prompt", s."name" AS "shot", p."name" AS "project", u."displayName" AS "member"
    FROM "Video" v
      JOIN "Shot" s ON s."id" = v."shotId"
      JOIN "Project" p ON p."id" = v."projectId"
      JOIN "User" u ON u."id" = v."userId"
    WHERE v."id" IN (${Prisma.join(ids)}) AND v."purgedAt" IS NULL
    ORDER BY v."place" ${holdNames()}`
  const said = await tx.comment.findMany({
    where: { videoId: { in: ids }, deletedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { videoId: true, body: true },
  })
  for (const { id, place, prompt, shot, project, member } of videos) {
    // Last, so that no flood of comments crowds out the words of the prompt.
    const comments = said.flatMap(({ videoId, body }) => (videoId === id ? body : []))
    await writeWords(tx, place, [prompt, shot, project, member, ...comments])
  }
}

/** As a term of a statement of the index; there is no sign in a term that would mean anything. */
const asked = (terms: readonly string[]): string =>
  isSqlite()
    ? terms.map((term) => `"${term}"*`).join(' AND ')
    : terms.map((term) => `'${term}':*`).join(' & ')

/**
 * Where a statement finds the places of the videos in which all terms stand, as the table `f`.
 * On SQLite the order of the tables is the order of the loops: the index gives places in order.
 * PostgreSQL is told to do the same: to sort the places, then to look at one video after the other.
 * By itself it takes a word that it has not counted for one in 200, and goes through all videos or
 * sorts all that it has read of those it found.
 */
export const searchedBy = (terms: readonly string[], order: 'ASC' | 'DESC' | null = null) => {
  const query = asked(terms)
  if (isSqlite()) {
    return {
      from: Prisma.sql`"VideoSearch" f CROSS JOIN "Video" v`,
      place: 'f.rowid',
      found: [Prisma.sql`f."VideoSearch" MATCH ${query} AND v."place" = f.rowid`],
    }
  }
  const sorted = Prisma.raw(order ? `ORDER BY "place" ${order} OFFSET 0` : '')
  return {
    from: Prisma.sql`(
      WITH "hits" AS MATERIALIZED (
        SELECT f."place" FROM "VideoSearch" f WHERE f."words" @@ CAST(${query} AS tsquery)
      ) SELECT "place" FROM "hits" ${sorted}) AS f
      CROSS JOIN LATERAL (SELECT v.* FROM "Video" v WHERE v."place" = f."place" LIMIT 1) AS v`,
    place: 'f."place"',
    found: [],
  }
}

/** Whether all terms stand in the video at the place of `v`, looked up on PostgreSQL. */
export const hasWords = (terms: readonly string[]): Prisma.Sql =>
  Prisma.sql`(SELECT f."words" @@ CAST(${asked(terms)} AS tsquery) FROM "VideoSearch" f
    WHERE f."place" = v."place")`
