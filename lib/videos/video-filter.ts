import { CATALOG, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import { instantsOf } from '@/lib/videos/date-filter'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import { firstPlaceAt } from '@/lib/videos/place'
import { searchTerms } from '@/lib/videos/search-words'

/** What a list of videos asks of them. What is not there is not asked. */
export type VideoFilter = {
  /** One of these; of an empty list none is. */
  types?: readonly KlingType[]
  projectId?: string
  userId?: string
  shotId?: string
  ratio?: string
  hasAudio?: boolean
  choice?: VideoChoice | 'none'
  verdict?: VideoVerdict | 'none'
  /** The first place that belongs to it, and the first one after it. */
  places?: { from: bigint; before: bigint }
  /** Beginnings of words, all of which are found; nothing is found by none. */
  terms?: readonly string[]
}

const typesOf = ({ model, type }: GalleryQuery): KlingType[] =>
  KLING_TYPES.filter(
    (each) =>
      (model === undefined || CATALOG[each].model === model) &&
      (type === undefined || each === type),
  )

const placesOf = (date: string, timeZone: string): VideoFilter['places'] => {
  const instants = instantsOf(date, timeZone)
  if (!instants) return undefined
  return { from: firstPlaceAt(instants.from), before: firstPlaceAt(instants.before) }
}

/** What the filters of an address ask, for a viewer of a time zone. */
export const toVideoFilter = (query: GalleryQuery, timeZone: string): VideoFilter => {
  const places = query.date ? placesOf(query.date, timeZone) : undefined
  return {
    ...(query.model || query.type ? { types: typesOf(query) } : {}),
    ...(query.project ? { projectId: query.project } : {}),
    ...(query.member ? { userId: query.member } : {}),
    ...(query.shot ? { shotId: query.shot } : {}),
    ...(query.ratio ? { ratio: query.ratio } : {}),
    ...(query.sound ? { hasAudio: query.sound === 'on' } : {}),
    ...(query.choice ? { choice: query.choice } : {}),
    ...(query.verdict ? { verdict: query.verdict } : {}),
    ...(places ? { places } : {}),
    ...(query.search ? { terms: searchTerms(query.search) } : {}),
  }
}
