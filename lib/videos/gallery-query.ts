import { ASPECT_RATIOS, isKlingType, type KlingType, type Model } from '@/lib/kling/catalog'

/** The filters of the gallery, as they stand in its address. */
export type GalleryQuery = {
  search?: string
  project?: string
  member?: string
  model?: Model
  type?: KlingType
  ratio?: (typeof ASPECT_RATIOS)[number]
  sound?: 'on' | 'off'
  choice?: 'select' | 'reject' | 'none'
  verdict?: 'approved' | 'changes' | 'none'
  shot?: string
  /** YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD in the viewer's time zone. */
  date?: string
}

const ID = /^[\w-]{1,40}$/
const DATE = /^\d{4}(-\d{2}(-\d{2}(\.\.\d{4}-\d{2}-\d{2})?)?)?$/

/** Reads filters from an address; what is not one of ours is left out. */
export const parseGalleryQuery = (
  search: Record<string, string | string[] | undefined>,
): GalleryQuery => {
  const one = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const among = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === one(name))
  const like = (name: string, pattern: RegExp) => {
    const value = one(name)
    return value && pattern.test(value) ? value : undefined
  }
  const type = one('type')
  const words = one('search')?.trim().slice(0, 200)
  const query = {
    search: words || undefined,
    project: like('project', ID),
    member: like('member', ID),
    model: among('model', ['3.0', 'o3'] as const),
    type: isKlingType(type) ? type : undefined,
    ratio: among('ratio', ASPECT_RATIOS),
    sound: among('sound', ['on', 'off'] as const),
    choice: among('choice', ['select', 'reject', 'none'] as const),
    verdict: among('verdict', ['approved', 'changes', 'none'] as const),
    shot: like('shot', ID),
    date: like('date', DATE),
  }
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as GalleryQuery
}

/** The same filters as a query string, without its question mark. */
export const galleryQueryString = (query: GalleryQuery): string =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)).toString()
