import { Prisma, readDirectly } from '@/lib/db/client'
import { rememberFor } from '@/lib/db/remember'
import { env } from '@/lib/env'
import { atMost, listFrom, type Reach } from '@/lib/videos/list-store'
import { hasWords } from '@/lib/videos/search-store'
import { type WordShares, walkFor } from '@/lib/videos/search-walk'
import type { VideoOwner } from '@/lib/videos/store'
import type { VideoFilter } from '@/lib/videos/video-filter'

/** Frequent words on PostgreSQL. FTS5 gives places in their order and needs none of this. */

type Search = { owner: VideoOwner; filter: VideoFilter; reach: Reach }

const isSqlite = () => env().database.kind === 'sqlite'

/** They change slowly, and PostgreSQL counts them anew now and then. */
const REMEMBERED_MS = 10 * 60_000

/** What the planner itself goes by; the last two numbers are no word's. */
const readShares = rememberFor(REMEMBERED_MS, async (): Promise<WordShares> => {
  const [row] = await readDirectly(Prisma.sql`
    SELECT CAST(c."reltuples" AS double precision),
      CAST(array_to_json(CAST(CAST(s."most_common_elems" AS text) AS text[])) AS text),
      CAST(array_to_json(s."most_common_elem_freqs") AS text)
    FROM pg_class c
      JOIN pg_namespace n ON n."oid" = c."relnamespace"
      JOIN pg_stats s ON s."schemaname" = n."nspname" AND s."tablename" = c."relname"
    WHERE c."oid" = CAST('"VideoSearch"' AS regclass) AND s."attname" = 'words'`)
  const [videos, words, shares] = row ?? []
  if (!words || !shares) return { videos: 0, shares: [] }
  const numbers = JSON.parse(String(shares)) as number[]
  return {
    videos: Number(videos),
    shares: (JSON.parse(String(words)) as string[]).map((word, at) => [word, numbers[at] ?? 0]),
  }
})

/** How far to walk; null where there are no words, or their index is asked at once. */
const findWalk = async ({ filter: { terms }, reach }: Search): Promise<number | null> =>
  terms && !isSqlite() ? walkFor(terms, await readShares(''), reach.limit) : null

/** The first so many of the list, whatever words stand in them; no video of the table is read. */
const walkOf = ({ owner, filter: { terms: _, ...filter }, reach }: Search, most: number) => {
  const { tables, where, order } = listFrom(owner, filter, reach)
  const walk = Prisma.sql`SELECT v."workspaceId", v."providerMode", v."place" FROM ${tables}
    WHERE ${where} ${order} LIMIT ${atMost(most)}`
  return { walk, order }
}

/** The places of those in which the words stand; it stops when there are enough. */
export const walkedPlaces = (search: Search, most: number): Prisma.Sql => {
  const { walk, order } = walkOf(search, most)
  return Prisma.sql`SELECT v."place" FROM (${walk}) AS v WHERE ${hasWords(search.filter.terms ?? [])}
    ${order} LIMIT ${atMost(search.reach.limit)}`
}

/** Whether the list may go on behind its first so many. */
const isLonger = async (search: Search, most: number): Promise<boolean> => {
  const { walk } = walkOf(search, most)
  const [row] = await readDirectly(Prisma.sql`SELECT COUNT(*) AS "count" FROM (${walk}) AS "walk"`)
  return Number(row?.[0]) === most
}

/**
 * What is found by one way or the other, `walk` among the places that it is given. The walk counts
 * where it found as many as are wanted, or went through all that there is.
 */
export const eitherWay = async <T>(
  search: Search,
  by: {
    walk: (places: Prisma.Sql) => Promise<T>
    ask: () => Promise<T>
    sizeOf: (found: T) => number
  },
): Promise<T> => {
  const most = await findWalk(search)
  if (most === null) return by.ask()
  const found = await by.walk(walkedPlaces(search, most))
  const isAll = by.sizeOf(found) >= search.reach.limit || !(await isLonger(search, most))
  return isAll ? found : by.ask()
}
