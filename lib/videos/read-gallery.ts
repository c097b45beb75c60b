import 'server-only'
import { env } from '@/lib/env'
import { countAll, countDays } from '@/lib/videos/count-store'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import type { GalleryStart } from '@/lib/videos/gallery-start'
import { countListed, hasNewer, listCells, type PackedRows } from '@/lib/videos/page-store'
import { ABOVE_ALL, encodePlace, firstPlaceAt, instantOf } from '@/lib/videos/place'
import type { VideoOwner } from '@/lib/videos/store'
import type { PackedPage } from '@/lib/videos/video-cells'
import { toVideoFilter, type VideoFilter } from '@/lib/videos/video-filter'
import { dayOf, nextMonth, startOfDay } from '@/lib/videos/zoned-day'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const PAGE_SIZE = 48
/** A filtered list is counted so far. */
const MOST_COUNTED = 1_000

export type GalleryAsked = {
  query: GalleryQuery
  start: GalleryStart
  /** The viewer's; days and months are those of UTC where it is not known. */
  timeZone: string | null
  withCount: boolean
}

/** A part of a list, newest first; each of `lines` is the JSON of `VideoCells`. */
export type GalleryPart = { lines: Buffer; about: PackedPage['about'] }

/** One page of the gallery, newest first. */
export const readGallery = async (
  scope: WorkspaceScope,
  { query, start, timeZone, withCount }: GalleryAsked,
): Promise<GalleryPart> => {
  const owner = { workspaceId: scope.workspaceId, providerMode: env().provider.mode }
  const filter = toVideoFilter(query, timeZone ?? 'UTC')
  const isFiltered = Object.keys(filter).length > 0
  const [part, count] = await Promise.all([
    readPart(owner, filter, start, timeZone ?? 'UTC'),
    withCount ? countVideos(owner, filter, isFiltered) : undefined,
  ])
  const isCut = start.at !== 'newer' && part.older !== null
  const lastDay =
    isCut && !isFiltered && timeZone !== null
      ? await lastDayOf(owner, part.places, timeZone)
      : undefined
  const about = {
    nextCursor: part.older === null ? null : encodePlace(part.older),
    newerCursor: part.newer === null ? null : encodePlace(part.newer),
    ...(count ? { count } : {}),
    ...(lastDay ? { lastDay } : {}),
  }
  return { lines: part.lines, about }
}

/** Videos, and the places before and after which the list goes on. */
type Part = PackedRows & { older: bigint | null; newer: bigint | null }

const readPart = async (
  owner: VideoOwner,
  filter: VideoFilter,
  start: GalleryStart,
  timeZone: string,
): Promise<Part> => {
  if (start.at === 'newest') return readOlder(owner, filter, ABOVE_ALL, null)
  if (start.at === 'month') {
    const than = firstPlaceAt(startOfDay(`${nextMonth(start.month)}-01`, timeZone))
    const isBelow = await hasNewer(owner, filter, than)
    return readOlder(owner, filter, than, isBelow ? than - 1n : null)
  }
  // Only a jump has to look whether there is anything newer: here it is what was read before.
  return start.at === 'newer'
    ? readNewer(owner, filter, start.than)
    : readOlder(owner, filter, start.than, start.than - 1n)
}

const readOlder = async (
  owner: VideoOwner,
  filter: VideoFilter,
  than: bigint,
  newer: bigint | null,
): Promise<Part> => {
  const { more, ...rows } = await listCells(owner, filter, { way: 'older', than, limit: PAGE_SIZE })
  const { places } = rows
  return {
    ...rows,
    older: more ? (places.at(-1) ?? null) : null,
    newer: newer === null ? null : (places[0] ?? newer),
  }
}

const readNewer = async (owner: VideoOwner, filter: VideoFilter, than: bigint): Promise<Part> => {
  const { more, ...rows } = await listCells(owner, filter, { way: 'newer', than, limit: PAGE_SIZE })
  const { places } = rows
  return {
    ...rows,
    // The video that it was asked from is the next older one.
    older: places.at(-1) ?? than + 1n,
    newer: more ? (places[0] ?? null) : null,
  }
}

const countVideos = async (
  owner: VideoOwner,
  filter: VideoFilter,
  isFiltered: boolean,
): Promise<PackedPage['about']['count']> => {
  if (!isFiltered) return { videos: await countAll(owner), isMore: false }
  const counted = await countListed(owner, filter, MOST_COUNTED + 1)
  return { videos: Math.min(MOST_COUNTED, counted), isMore: counted > MOST_COUNTED }
}

const lastDayOf = async (owner: VideoOwner, places: bigint[], timeZone: string) => {
  const last = places.at(-1)
  if (last === undefined) return undefined
  const [counted] = await countDays(owner, [dayOf(instantOf(last), timeZone)], timeZone)
  return counted
}
