import { Prisma, readDirectly } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { KlingType } from '@/lib/kling/catalog'
import {
  LISTED_COLUMNS,
  type ListedCells,
  type ListedVideo,
  toListed,
} from '@/lib/videos/listed-video'
import { ABOVE_ALL } from '@/lib/videos/place'
import { searchedBy } from '@/lib/videos/search-store'
import type { VideoOwner } from '@/lib/videos/store'
import { CELL_COLUMNS } from '@/lib/videos/video-cells'
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

/** Everything is literal here: PostgreSQL takes a parameter for a string and not for its enum. */
const WORDS = {
  kling: Prisma.raw(`'kling'`),
  emulated: Prisma.raw(`'emulated'`),
  select: Prisma.raw(`= 'select'`),
  reject: Prisma.raw(`= 'reject'`),
  approved: Prisma.raw(`= 'approved'`),
  changes: Prisma.raw(`= 'changes'`),
  none: Prisma.raw('IS NULL'),
} as const

const ofTypes = (types: readonly KlingType[]) =>
  types.length === 0 ? Prisma.sql`1 = 0` : Prisma.sql`v."type" IN (${Prisma.join([...types])})`

/** Asked of each video on the way: the other way round, all of it would have to be sorted. */
const inCollection = (id: string) => Prisma.sql`EXISTS (SELECT 1 FROM "CollectionVideo" c
  WHERE c."collectionId" = ${id} AND c."videoId" = v."id")`

const asked = (filter: VideoFilter): Prisma.Sql[] =>
  [
    filter.projectId !== undefined && Prisma.sql`v."projectId" = ${filter.projectId}`,
    filter.shotId !== undefined && Prisma.sql`v."shotId" = ${filter.shotId}`,
    filter.userId !== undefined && Prisma.sql`v."userId" = ${filter.userId}`,
    filter.types && ofTypes(filter.types),
    filter.ratio !== undefined && Prisma.sql`v."ratio" = ${filter.ratio}`,
    filter.hasAudio !== undefined && Prisma.sql`v."hasAudio" = ${filter.hasAudio}`,
    filter.choice && Prisma.sql`v."choice" ${WORDS[filter.choice]}`,
    filter.verdict && Prisma.sql`v."verdict" ${WORDS[filter.verdict]}`,
    filter.collectionId !== undefined && inCollection(filter.collectionId),
  ].filter((condition) => condition instanceof Prisma.Sql)

/** The places of a page: from `from` on, before `before`. */
type Stretch = { from: bigint; before: bigint }

const within = (filter: VideoFilter, { from, before }: Stretch): Stretch => {
  const own = filter.places ?? { from, before }
  return {
    from: own.from > from ? own.from : from,
    before: own.before < before ? own.before : before,
  }
}

/**
 * The tables, conditions and order of a list. Without words all three columns are compared as one:
 * PostgreSQL would else take the index of places alone, and read through all the videos of other
 * workspaces where it expects them to be spread evenly.
 */
const list = (owner: VideoOwner, filter: VideoFilter, stretch: Stretch) => {
  const { workspaceId, providerMode } = owner
  const mode = WORDS[providerMode]
  const { from, before } = within(filter, stretch)
  const rest = [Prisma.sql`v."trashedAt" IS NULL`, ...asked(filter)]
  if (filter.terms) {
    const search = searchedBy(filter.terms)
    const { place } = search
    const own = Prisma.sql`v."workspaceId" = ${workspaceId} AND v."providerMode" = ${mode}`
    const bounds = Prisma.sql`${place} >= ${from} AND ${place} < ${before}`
    const where = Prisma.join([search.found, bounds, own, ...rest], ' AND ')
    return { tables: search.from, where, newest: Prisma.sql`${place} DESC`, oldest: place }
  }
  const key = Prisma.raw('(v."workspaceId", v."providerMode", v."place")')
  const bounds = Prisma.sql`${key} >= (${workspaceId}, ${mode}, ${from})
    AND ${key} < (${workspaceId}, ${mode}, ${before})`
  return {
    tables: Prisma.raw('"Video" v'),
    where: Prisma.join([bounds, ...rest], ' AND '),
    newest: Prisma.raw('v."workspaceId" DESC, v."providerMode" DESC, v."place" DESC'),
    oldest: Prisma.raw('v."workspaceId", v."providerMode", v."place"'),
  }
}

/** From where on a list is read, and which way; nothing at `than` itself is read. */
export type Reach = { way: 'older' | 'newer'; than: bigint; limit: number }

const stretchOf = ({ way, than }: Reach): Stretch =>
  way === 'older' ? { from: 0n, before: than } : { from: than + 1n, before: ABOVE_ALL }

const NAMES = Prisma.raw(`
  JOIN "User" u ON u."id" = v."userId"
  JOIN "Project" p ON p."id" = v."projectId"
  JOIN "Shot" s ON s."id" = v."shotId"`)

/** Literal: of a number that it does not know PostgreSQL expects a tenth of all there is. */
const atMost = (limit: number) => Prisma.raw(String(Math.trunc(limit)))

const partOf = (owner: VideoOwner, filter: VideoFilter, reach: Reach) => {
  const { tables, where, newest, oldest } = list(owner, filter, stretchOf(reach))
  const order = reach.way === 'older' ? newest : oldest
  return { tables, part: Prisma.sql`WHERE ${where} ORDER BY ${order} LIMIT ${atMost(reach.limit)}` }
}

/** Seen by the test that looks at how it is carried out. */
export const pageStatement = (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
  columns = LISTED_COLUMNS,
): Prisma.Sql => {
  const { tables, part } = partOf(owner, filter, reach)
  return Prisma.sql`SELECT ${rowOf(columns)} FROM ${tables} ${NAMES} ${part}`
}

/**
 * On PostgreSQL a search is planned anew each time (lib/db/postgresql-direct.ts), which takes longer
 * the more tables there are, and of all that is found rows would be made before the newest are
 * taken. So their places are found first, and what stands there is read as ever.
 */
const searchOnPostgresql = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
  columns: string,
): Promise<TextRows> => {
  const { tables, part } = partOf(owner, filter, reach)
  const found = await readDirectly(Prisma.sql`SELECT v."place" FROM ${tables} ${part}`)
  if (found.length === 0) return NOTHING
  const order = Prisma.raw(reach.way === 'older' ? 'DESC' : 'ASC')
  return readTexts(Prisma.sql`SELECT ${rowOf(columns)} FROM "Video" v ${NAMES}
    WHERE v."place" = ANY(CAST(${`{${found.join()}}`} AS bigint[]))
      AND v."workspaceId" = ${owner.workspaceId} AND v."trashedAt" IS NULL
    ORDER BY v."place" ${order}`)
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
  const { texts, places } =
    filter.terms && !isSqlite()
      ? await searchOnPostgresql(owner, filter, reach, columns)
      : await readTexts(pageStatement(owner, filter, reach, columns))
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

/** How many there are; it stops at `most`. */
export const countListed = async (
  owner: VideoOwner,
  filter: VideoFilter,
  most: number,
): Promise<number> => {
  if (findsNothing(filter)) return 0
  const statement = countStatement(owner, filter, most)
  const [row] = await readDirectly(statement)
  return Number(row?.[0] ?? 0)
}

/** Whether there is any at a place or above it. */
export const hasNewer = async (
  owner: VideoOwner,
  filter: VideoFilter,
  from: bigint,
): Promise<boolean> => {
  if (findsNothing(filter)) return false
  const { tables, where, oldest } = list(owner, filter, { from, before: ABOVE_ALL })
  const rows = await readDirectly(
    Prisma.sql`SELECT 1 AS "one" FROM ${tables} WHERE ${where} ORDER BY ${oldest} LIMIT 1`,
  )
  return rows.length > 0
}
