import { isKlingType, type KlingType } from '@/lib/kling/catalog'

/** What a gallery is narrowed to; every filter stands in the address. */
export type GalleryFilters = {
  project: string | null
  type: KlingType | null
  member: string | null
}

export const NO_FILTERS: GalleryFilters = { project: null, type: null, member: null }

const MAX_ID_LENGTH = 64

const idIn = (value: string | null): string | null =>
  value && value.length <= MAX_ID_LENGTH ? value : null

/** Lenient: an address is typed, cut and shared by people; what is not understood filters nothing. */
export const parseGalleryFilters = (query: URLSearchParams): GalleryFilters => {
  const type = query.get('type')
  return {
    project: idIn(query.get('project')),
    type: isKlingType(type) ? type : null,
    member: idIn(query.get('member')),
  }
}

/** Always in the same order, so that the same filters are the same address and the same key. */
export const galleryQuery = (filters: GalleryFilters): string => {
  const query = new URLSearchParams()
  if (filters.project) query.set('project', filters.project)
  if (filters.type) query.set('type', filters.type)
  if (filters.member) query.set('member', filters.member)
  return query.toString()
}

export const hasFilters = (filters: GalleryFilters): boolean => galleryQuery(filters) !== ''
