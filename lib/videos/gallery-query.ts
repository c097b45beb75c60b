import { isKlingType, type KlingType } from '@/lib/kling/catalog'

/** The filters of the gallery, as they stand in its address. */
export type GalleryQuery = { project?: string; type?: KlingType; member?: string; shot?: string }

const ID = /^[\w-]{1,40}$/

/** Reads filters from an address; what is not one of ours is left out. */
export const parseGalleryQuery = (
  search: Record<string, string | string[] | undefined>,
): GalleryQuery => {
  const one = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const project = one('project')
  const type = one('type')
  const member = one('member')
  const shot = one('shot')
  return {
    ...(project && ID.test(project) ? { project } : {}),
    ...(isKlingType(type) ? { type } : {}),
    ...(member && ID.test(member) ? { member } : {}),
    ...(shot && ID.test(shot) ? { shot } : {}),
  }
}

/** The same filters as a query string, without its question mark. */
export const galleryQueryString = (query: GalleryQuery): string =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)).toString()
