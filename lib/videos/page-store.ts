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

/** Rows as texts of JSON, and the places of their videos. */
export type TextRows = { texts: string[]; places: bigint[] }

/**
 * All rows of a statement that gives `rowOf`, as one text: each row that a client unpacks costs.
 * JSON has no line breaks of its own.
 */
const readTexts = async (statement: Prisma.Sql): Promise<TextRows> => {
  const joined = Prisma.raw(
    isSqlite()
      ? `group_concat("row", char(10)), group_concat("place", ' ')`
      : `string_agg("row", chr(10)), string_agg(CAST("place" AS text), ' ')`,
  )
  const [page] = await readDirectly(Prisma.sql`SELECT ${joined} FROM (${statement}) AS "page"`)
  const [rows, places] = (page ?? []) as (string | null)[]
  return { texts: rows?.split('\n') ?? [], places: places?.split(' ').map(BigInt) ?? [] }
}

const toVideos = ({ texts }: TextRows): ListedVideo[] =>
  (JSON.parse(`[${texts.join()}]`) as ListedCells[]).map(toListed)

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

const NOTHING: TextRows = { texts: [], places: [] }

const readList = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
  columns: string,
): Promise<TextRows> => {
  if (findsNothing(filter)) return NOTHING
  const { texts, places } = await eitherWay(
    { owner, filter, reach },
    {
      walk: (places) => readTexts(rowsAt(places, reach, columns)),
      ask: () => readTexts(pageStatement(owner, filter, reach, columns)),
      sizeOf: ({ places }) => places.length,
    },
  )
  return reach.way === 'older'
    ? { texts, places }
    : { texts: texts.reverse(), places: places.reverse() }
}

/** At most `limit`, nearest to where it is read from, newest first. */
export const listVideos = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
): Promise<ListedVideo[]> => toVideos(await readList(owner, filter, reach, LISTED_COLUMNS))

/** The same as it travels to a browser: each text is the JSON of `VideoCells`. */
export const listCells = (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
): Promise<TextRows> => readList(owner, filter, reach, CELL_COLUMNS)

/** In no order; those that are gone or another workspace's are left out, and mostly those in the trash. */
export const listVideosById = async (
  workspaceId: string,
  ids: string[],
  { withTrash = false } = {},
): Promise<ListedVideo[]> => {
  if (ids.length === 0) return []
  const kept = withTrash ? Prisma.empty : Prisma.sql`AND v."trashedAt" IS NULL`
  const rows = await readTexts(Prisma.sql`SELECT ${rowOf(LISTED_COLUMNS)} FROM "Video" v ${NAMES}
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
