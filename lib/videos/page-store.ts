import { Prisma, readDirectly } from '@/lib/db/client'
import { env, type ProviderMode } from '@/lib/env'
import type { KlingType } from '@/lib/kling/catalog'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import { ABOVE_ALL, instantOf } from '@/lib/videos/place'
import { searchedBy } from '@/lib/videos/search-store'
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
export const pageStatement = (owner: VideoOwner, filter: VideoFilter, reach: Reach): Prisma.Sql => {
  const { tables, part } = partOf(owner, filter, reach)
  return Prisma.sql`SELECT ${rowOf()} FROM ${tables} ${NAMES} ${part}`
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
): Promise<ListedVideo[]> => {
  const { tables, part } = partOf(owner, filter, reach)
  const found = await readDirectly(Prisma.sql`SELECT v."place" FROM ${tables} ${part}`)
  if (found.length === 0) return []
  const order = Prisma.raw(reach.way === 'older' ? 'DESC' : 'ASC')
  return readRows(Prisma.sql`SELECT ${rowOf()} FROM "Video" v ${NAMES}
    WHERE v."place" = ANY(CAST(${`{${found.join()}}`} AS bigint[]))
      AND v."workspaceId" = ${owner.workspaceId} AND v."trashedAt" IS NULL
    ORDER BY v."place" ${order}`)
}

const findsNothing = (filter: VideoFilter) => filter.terms?.length === 0

/** At most `limit`, nearest to where it is read from, newest first. */
export const listVideos = async (
  owner: VideoOwner,
  filter: VideoFilter,
  reach: Reach,
): Promise<ListedVideo[]> => {
  if (findsNothing(filter)) return []
  const videos =
    filter.terms && !isSqlite()
      ? await searchOnPostgresql(owner, filter, reach)
      : await readRows(pageStatement(owner, filter, reach))
  return reach.way === 'older' ? videos : videos.reverse()
}

/** In no order; those that are gone or another workspace's are left out, and mostly those in the trash. */
export const listVideosById = async (
  workspaceId: string,
  ids: string[],
  { withTrash = false } = {},
): Promise<ListedVideo[]> => {
  if (ids.length === 0) return []
  const kept = withTrash ? Prisma.empty : Prisma.sql`AND v."trashedAt" IS NULL`
  return readRows(Prisma.sql`SELECT ${rowOf()} FROM "Video" v ${NAMES}
    WHERE v."id" IN (${Prisma.join(ids)}) AND v."workspaceId" = ${workspaceId} ${kept}`)
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
