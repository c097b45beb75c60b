import {
  ASPECT_RATIOS,
  type AspectRatio,
  isKlingType,
  type KlingType,
  MODEL_KEYS,
  type Model,
} from '@/lib/kling/catalog'
import { isDateFilter } from '@/lib/videos/date-filter'
import {
  VIDEO_CHOICES,
  VIDEO_VERDICTS,
  type VideoChoice,
  type VideoVerdict,
} from '@/lib/videos/decision'

/** The filters of the gallery, as they stand in its address. */
export type GalleryQuery = {
  search?: string
  project?: string
  member?: string
  model?: Model
  type?: KlingType
  ratio?: AspectRatio
  sound?: 'on' | 'off'
  /** `none`: nobody has chosen. */
  choice?: VideoChoice | 'none'
  verdict?: VideoVerdict | 'none'
  shot?: string
  /** As lib/videos/date-filter.ts reads it, in the viewer's time zone. */
  date?: string
}

const ID = /^[\w-]{1,40}$/
/** Characters of a search; what follows is not looked for. */
const MOST_SEARCHED = 200

const id = (value: string) => (ID.test(value) ? value : undefined)
const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (value: string): T | undefined =>
    values.find((each) => each === value)

const searchOf = (value: string): string | undefined =>
  [...value.slice(0, 4 * MOST_SEARCHED).trim()].slice(0, MOST_SEARCHED).join('').trim() || undefined

/** How each filter is read, in the order in which an address names them. */
const READ: { [Name in keyof GalleryQuery]-?: (value: string) => GalleryQuery[Name] } = {
  search: searchOf,
  project: id,
  member: id,
  model: oneOf(...MODEL_KEYS),
  type: (value) => (isKlingType(value) ? value : undefined),
  ratio: oneOf(...ASPECT_RATIOS),
  sound: oneOf('on', 'off'),
  choice: oneOf(...VIDEO_CHOICES, 'none'),
  verdict: oneOf(...VIDEO_VERDICTS, 'none'),
  shot: id,
  date: (value) => (isDateFilter(value) ? value : undefined),
}

/** Reads filters from an address; what is not one of ours is left out. */
export const parseGalleryQuery = (
  search: Record<string, string | string[] | undefined>,
): GalleryQuery =>
  Object.fromEntries(
    Object.entries(READ).flatMap(([name, read]) => {
      const value = Object.hasOwn(search, name) ? search[name] : undefined
      const known = typeof value === 'string' ? read(value) : undefined
      return known === undefined ? [] : [[name, known]]
    }),
  )

/** The same filters as a query string, without its question mark, always in one order. */
export const galleryQueryString = (query: GalleryQuery): string => {
  const known = Object.keys(READ) as (keyof GalleryQuery)[]
  const pairs = known.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]]))
  return new URLSearchParams(pairs).toString()
}
