import { Prisma } from '@/lib/db/client'
import type { KlingType } from '@/lib/kling/catalog'
import { ABOVE_ALL } from '@/lib/videos/place'
import { searchedBy } from '@/lib/videos/search-store'
import type { VideoOwner } from '@/lib/videos/store'
import type { VideoFilter } from '@/lib/videos/video-filter'

/** What a list of videos asks of the database: its tables, conditions and order. */

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

type Order = 'ASC' | 'DESC'

/**
 * The tables, conditions and, where one is asked for, order of a list. As a rule all three columns
 * are compared as one: PostgreSQL would else take the index of places alone, and read through all
 * the videos of other workspaces where it expects them to be spread evenly. The last one is in, for
 * of what is below its workspace PostgreSQL expects nothing. Words and shots have their own indexes.
 */
export const list = (
  owner: VideoOwner,
  filter: VideoFilter,
  stretch: Stretch,
  order: Order | null = null,
) => {
  const { workspaceId, providerMode } = owner
  const mode = WORDS[providerMode]
  const { from, before } = within(filter, stretch)
  const rest = [Prisma.sql`v."trashedAt" IS NULL`, ...asked(filter)]
  if (filter.terms || filter.shotId !== undefined) {
    const words = filter.terms && searchedBy(filter.terms, order)
    const own = Prisma.sql`v."workspaceId" = ${workspaceId} AND v."providerMode" = ${mode}`
    const place = Prisma.raw(words?.place ?? PLACE)
    const bounds = Prisma.sql`${place} >= ${from} AND ${place} < ${before}`
    return {
      tables: words?.from ?? VIDEOS,
      where: Prisma.join([...(words?.found ?? []), bounds, own, ...rest], ' AND '),
      order: orderBy([words?.place ?? PLACE], order),
    }
  }
  const columns = ['v."workspaceId"', 'v."providerMode"', PLACE]
  const key = Prisma.raw(`(${columns.join(', ')})`)
  const bounds = Prisma.sql`${key} >= (${workspaceId}, ${mode}, ${from})
    AND ${key} <= (${workspaceId}, ${mode}, ${before - 1n})`
  return {
    tables: VIDEOS,
    where: Prisma.join([bounds, ...rest], ' AND '),
    order: orderBy(columns, order),
  }
}

const PLACE = 'v."place"'
const VIDEOS = Prisma.raw('"Video" v')

const orderBy = (columns: string[], order: Order | null) =>
  order
    ? Prisma.raw(`ORDER BY ${columns.map((each) => `${each} ${order}`).join(', ')}`)
    : Prisma.empty

/** From where on a list is read, and which way; nothing at `than` itself is read. */
export type Reach = { way: 'older' | 'newer'; than: bigint; limit: number }

/** The part of a list that is read, in the order in which it is. */
export const listFrom = (owner: VideoOwner, filter: VideoFilter, { way, than }: Reach) =>
  way === 'older'
    ? list(owner, filter, { from: 0n, before: than }, 'DESC')
    : list(owner, filter, { from: than + 1n, before: ABOVE_ALL }, 'ASC')

/** Literal: of a number that it does not know PostgreSQL expects a tenth of all there is. */
export const atMost = (limit: number) => Prisma.raw(String(Math.trunc(limit)))
