import { Prisma, readDirectly } from '@/lib/db/client'
import { env } from '@/lib/env'
import { CELL_COLUMNS } from '@/lib/videos/cell-columns'
import { atMost, list, listFrom, type Reach } from '@/lib/videos/list-store'
import {
  LISTED_COLUMNS,
  type ListedCells,
  type ListedVideo,
  toListed,
} from '@/lib/videos/listed-video'
import { ABOVE_ALL } from '@/lib/videos/place'
import { eitherWay } from '@/lib/videos/search-walk-store'
import type { VideoOwner } from '@/lib/videos/store'
import type { VideoFilter } from '@/lib/videos/video-filter'

/**
 * The lists of videos. Each page is one statement that goes along one index from a place on and
 * stops when the page is full, so that it costs the same among ten videos and among 100,000. Every
 * filter stands in that index. A row comes as one text of JSON: the two drivers give numbers, truth
 * and instants in different ways, and a client that unpacks 27 columns takes three times as long.
 */

const isSqlite = () => env().database.kind === 'sqlite'

/** A row of a list: columns of its tables as one text, and the place. */
const rowOf = (columns: string) => {
  const row = isSqlite() ? `json_array(${columns})` : `CAST(json_build_array(${columns}) AS text)`
  return Prisma.raw(`${row} AS "row", v."place"`)
}

/** Rows as JSON in UTF-8, one a line with a comma between two, and the places of their videos. */
export type PackedRows = { lines: Buffer; places: bigint[] }

/**
 * All rows of a statement that gives `rowOf`, as one: each row that a client unpacks costs, and so
 * does a text that is read and written again on its way. JSON has no line breaks of its own.
 */
const readRows = async (statement: Prisma.Sql): Promise<PackedRows> => {
  const joined = Prisma.raw(
    isSqlite()
      ? `CAST(group_concat("row", ',' || char(10)) AS BLOB), group_concat("place", ' ')`
      : `string_agg("row", ',' || chr(10)), string_agg(CAST("place" AS text), ' ')`,
  )
  const [page] = await readDirectly(Prisma.sql`SELECT ${joined} FROM (${statement}) AS "page"`)
  const [lines, places] = (page ?? []) as [Buffer | string | null, string | null]
  return {
    lines: typeof lines === 'string' ? Buffer.from(lines) : (lines ?? NO_LINES),
    places: places?.split(' ').map(BigInt) ?? [],
  }
}

const NO_LINES = Buffer.alloc(0)

const toVideos = ({ lines }: PackedRows): ListedVideo[] =>
  (JSON.parse(`[${lines}]`) as ListedCells[]).map(toListed)

const NAMES = Prisma.raw(`
  JOIN "User" u ON u."id" = v."userId"
  JOIN "Project" p ON p."id" = v."projectId"
  JOIN "Shot" s ON s."id" = v."shotId"`)

/** The places of a page. A test looks at how this is carried out, and `pageStatement`. */
export const placesStatement = (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
): Prisma.Sql => {
  const { tables, where, order } = listFrom(owner, filter, reach)
  return Prisma.sql`SELECT v."place" FROM ${tables}
    WHERE ${where} ${order} LIMIT ${atMost(reach.limit)}`
}

/**
 * The rows at places of the owner, each video looked up by itself. In one statement PostgreSQL would
 * make rows of all the videos of a small studio before it takes the newest, or plan it every time.
 */
const rowsAt = (places: Prisma.Sql, { way }: Reach, columns: string): Prisma.Sql =>
  Prisma.sql`SELECT ${rowOf(columns)} FROM (${places}) AS "at" CROSS JOIN LATERAL (
      SELECT v.* FROM "Video" v WHERE v."place" = "at"."place" LIMIT 1) AS v
    ${NAMES} ORDER BY v."place" ${Prisma.raw(way === 'older' ? 'DESC' : 'ASC')}`

export const pageStatement = (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
  columns = LISTED_COLUMNS,
): Prisma.Sql => {
  if (!isSqlite()) return rowsAt(placesStatement(owner, filter, reach), reach, columns)
  const { tables, where, order } = listFrom(owner, filter, reach)
  return Prisma.sql`SELECT ${rowOf(columns)} FROM ${tables} ${NAMES}
    WHERE ${where} ${order} LIMIT ${atMost(reach.limit)}`
}

const findsNothing = (filter: VideoFilter) => filter.terms?.length === 0

const NOTHING: PackedRows = { lines: NO_LINES, places: [] }

/** What was read the other way round is turned: a list is newest first. */
const newestFirst = (rows: Prisma.Sql, { way }: Reach): Prisma.Sql =>
  way === 'older' ? rows : Prisma.sql`SELECT * FROM (${rows}) AS "turned" ORDER BY "place" DESC`

const readList = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
  columns: string,
): Promise<PackedRows> => {
  if (findsNothing(filter)) return NOTHING
  const read = (rows: Prisma.Sql) => readRows(newestFirst(rows, reach))
  return eitherWay(
    { owner, filter, reach },
    {
      walk: (places) => read(rowsAt(places, reach, columns)),
      ask: () => read(pageStatement(owner, filter, reach, columns)),
      sizeOf: ({ places }) => places.length,
    },
  )
}

/** At most `limit`, nearest to where it is read from, newest first. */
export const listVideos = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
): Promise<ListedVideo[]> => toVideos(await readList(owner, filter, reach, LISTED_COLUMNS))

/** The same as it travels to a browser, each line a `VideoCells`; and whether there are more. */
export const listCells = async (
  owner: VideoOwner,
  filter: VideoFilter,
  { way, than, limit }: Reach,
): Promise<PackedRows & { more: boolean }> => {
  const rows = await readList(owner, filter, { way, than, limit: limit + 1 }, CELL_COLUMNS)
  const { lines, places } = rows
  if (places.length <= limit) return { ...rows, more: false }
  // One was read for nothing but this; it is the farthest.
  return way === 'older'
    ? {
        lines: lines.subarray(0, lines.lastIndexOf(',\n')),
        places: places.slice(0, -1),
        more: true,
      }
    : { lines: lines.subarray(lines.indexOf('\n') + 1), places: places.slice(1), more: true }
}

/** In no order; those that are gone or another workspace's are left out, and mostly those in the trash. */
export const listVideosById = async (
  workspaceId: string,
  ids: string[],
  { withTrash = false } = {},
): Promise<ListedVideo[]> => {
  if (ids.length === 0) return []
  const kept = withTrash ? Prisma.empty : Prisma.sql`AND v."trashedAt" IS NULL`
  const rows = await readRows(Prisma.sql`SELECT ${rowOf(LISTED_COLUMNS)} FROM "Video" v ${NAMES}
    WHERE v."id" IN (${Prisma.join(ids)}) AND v."workspaceId" = ${workspaceId} ${kept}`)
  return toVideos(rows)
}

export const countStatement = (owner: VideoOwner, filter: VideoFilter, most: number) => {
  const { tables, where } = list(owner, filter, { from: 0n, before: ABOVE_ALL })
  return Prisma.sql`SELECT COUNT(*) AS "count" FROM (
    SELECT 1 FROM ${tables} WHERE ${where} LIMIT ${atMost(most)}) AS "found"`
}

const readCount = async (statement: Prisma.Sql): Promise<number> => {
  const [row] = await readDirectly(statement)
  return Number(row?.[0] ?? 0)
}

/** How many there are; it stops at `most`. */
export const countListed = async (
  owner: VideoOwner,
  filter: VideoFilter,
  most: number,
): Promise<number> => {
  if (findsNothing(filter)) return 0
  const reach = { way: 'older' as const, than: ABOVE_ALL, limit: most }
  return eitherWay(
    { owner, filter, reach },
    {
      walk: (places) => readCount(Prisma.sql`SELECT COUNT(*) AS "count" FROM (${places}) AS "at"`),
      ask: () => readCount(countStatement(owner, filter, most)),
      sizeOf: (count) => count,
    },
  )
}

/** Whether there is any at a place or above it. */
export const hasNewer = async (
  owner: VideoOwner,
  filter: VideoFilter,
  from: bigint,
): Promise<boolean> => {
  const reach = { way: 'newer' as const, than: from - 1n, limit: 1 }
  return (await listVideos(owner, filter, reach)).length > 0
}
