import { Prisma, readDirectly } from '@/lib/db/client'
import { env, type ProviderMode } from '@/lib/env'
import type { KlingType } from '@/lib/kling/catalog'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import { atMost, list, listFrom, type Reach } from '@/lib/videos/list-store'
import { ABOVE_ALL, instantOf } from '@/lib/videos/place'
import { eitherWay } from '@/lib/videos/search-walk-store'
import type { VideoOwner } from '@/lib/videos/store'
import type { VideoFilter } from '@/lib/videos/video-filter'

/**
 * The lists of videos. Each page is one statement that goes along one index from a place on and
 * stops when the page is full, so that it costs the same among ten videos and among 100,000. Every
 * filter stands in that index. A row comes as one text of JSON: the two drivers give numbers, truth
 * and instants in different ways, and a client that unpacks 27 columns takes three times as long.
 */

/** A video as a list shows it. */
export type ListedVideo = {
  id: string
  taskId: string
  createdAt: Date
  place: bigint
  type: KlingType
  providerMode: ProviderMode
  /** Its beginning; a list shows less (lib/videos/short-prompt.ts). */
  prompt: string
  user: { id: string; displayName: string }
  project: { id: string; name: string }
  shotId: string
  shot: { number: number; name: string | null }
  takeNumber: number
  width: number
  height: number
  durationSeconds: number
  hasAudio: boolean
  billedCredits: number
  sha256: string
  posterKey: string | null
  posterSmallKey: string | null
  spriteKey: string | null
  previewKey: string | null
  thumbhash: string | null
  ratio: string
  choice: VideoChoice | null
  verdict: VideoVerdict | null
}

/** What a row holds, in this order. */
const PROMPT_READ = 320
const CELLS = [
  ...[`substr(v."prompt", 1, ${PROMPT_READ})`, 'u."id"', 'u."displayName"', 'p."id"', 'p."name"'],
  ...['s."number"', 's."name"', 'v."id"', 'v."taskId"', 'v."place"', 'v."type"'],
  ...['v."providerMode"', 'v."shotId"', 'v."takeNumber"', 'v."width"', 'v."height"'],
  ...['v."durationSeconds"', 'v."hasAudio"', 'v."billedCredits"', 'v."sha256"', 'v."posterKey"'],
  ...['v."posterSmallKey"', 'v."spriteKey"', 'v."previewKey"', 'v."thumbhash"', 'v."ratio"'],
  ...['v."choice"', 'v."verdict"'],
].join(', ')

const isSqlite = () => env().database.kind === 'sqlite'

const rowOf = () =>
  Prisma.raw(
    isSqlite()
      ? `json_array(${CELLS}) AS "row"`
      : `CAST(json_build_array(${CELLS}) AS text) AS "row"`,
  )

type Cells = [
  ...[prompt: string, userId: string, displayName: string, projectId: string, project: string],
  ...[number: number, shot: string | null, id: string, taskId: string, place: number],
  ...[type: KlingType, mode: ProviderMode, shotId: string, take: number, width: number],
  ...[height: number, seconds: number, hasAudio: boolean | 0 | 1, credits: number, sha256: string],
  ...[poster: string | null, small: string | null, sprite: string | null, preview: string | null],
  ...[thumbhash: string | null, ratio: string],
  ...[choice: VideoChoice | null, verdict: VideoVerdict | null],
]

/** Written out: an object that grows key by key costs three times as much, here and for whoever reads it. */
const toListed = (cells: Cells): ListedVideo => {
  const place = BigInt(cells[9])
  return {
    id: cells[7],
    taskId: cells[8],
    createdAt: instantOf(place),
    place,
    type: cells[10],
    providerMode: cells[11],
    prompt: cells[0],
    user: { id: cells[1], displayName: cells[2] },
    project: { id: cells[3], name: cells[4] },
    shotId: cells[12],
    shot: { number: cells[5], name: cells[6] },
    takeNumber: cells[13],
    width: cells[14],
    height: cells[15],
    durationSeconds: cells[16],
    hasAudio: Boolean(cells[17]),
    billedCredits: cells[18],
    sha256: cells[19],
    posterKey: cells[20],
    posterSmallKey: cells[21],
    spriteKey: cells[22],
    previewKey: cells[23],
    thumbhash: cells[24],
    ratio: cells[25],
    choice: cells[26],
    verdict: cells[27],
  }
}

/** All rows of a statement that gives `rowOf`, as one text: each row that a client unpacks costs. */
const readRows = async (statement: Prisma.Sql): Promise<ListedVideo[]> => {
  const joined = Prisma.raw(isSqlite() ? `group_concat("row", ',')` : `string_agg("row", ',')`)
  const [page] = await readDirectly(
    Prisma.sql`SELECT ${joined} AS "rows" FROM (${statement}) AS "page"`,
  )
  return (JSON.parse(`[${page?.[0] ?? ''}]`) as Cells[]).map(toListed)
}

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
const rowsAt = (places: Prisma.Sql, { way }: Reach): Prisma.Sql =>
  Prisma.sql`SELECT ${rowOf()} FROM (${places}) AS "at" CROSS JOIN LATERAL (
      SELECT v.* FROM "Video" v WHERE v."place" = "at"."place" LIMIT 1) AS v
    ${NAMES} ORDER BY v."place" ${Prisma.raw(way === 'older' ? 'DESC' : 'ASC')}`

export const pageStatement = (owner: VideoOwner, filter: VideoFilter, reach: Reach): Prisma.Sql => {
  if (!isSqlite()) return rowsAt(placesStatement(owner, filter, reach), reach)
  const { tables, where, order } = listFrom(owner, filter, reach)
  return Prisma.sql`SELECT ${rowOf()} FROM ${tables} ${NAMES}
    WHERE ${where} ${order} LIMIT ${atMost(reach.limit)}`
}

const findsNothing = (filter: VideoFilter) => filter.terms?.length === 0

/** At most `limit`, nearest to where it is read from, newest first. */
export const listVideos = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
): Promise<ListedVideo[]> => {
  if (findsNothing(filter)) return []
  const videos = await eitherWay(
    { owner, filter, reach },
    {
      walk: (places) => readRows(rowsAt(places, reach)),
      ask: () => readRows(pageStatement(owner, filter, reach)),
      sizeOf: ({ length }) => length,
    },
  )
  return reach.way === 'older' ? videos : videos.reverse()
}

/** In no order; those that are gone, in the trash or another workspace's are left out. */
export const listVideosById = async (
  workspaceId: string,
  ids: string[],
): Promise<ListedVideo[]> => {
  if (ids.length === 0) return []
  return readRows(Prisma.sql`SELECT ${rowOf()} FROM "Video" v ${NAMES}
    WHERE v."id" IN (${Prisma.join(ids)}) AND v."workspaceId" = ${workspaceId}
      AND v."trashedAt" IS NULL`)
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
