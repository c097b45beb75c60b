import {
  type GalleryQuery,
  galleryQueryString,
  parseGalleryQuery,
} from '@/lib/videos/gallery-query'

/** The gallery's address: its filters, and the month that one is in. */

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export const parseMonth = (value: string | string[] | null | undefined): string | null =>
  typeof value === 'string' && MONTH.test(value) ? value : null

/** Parsed again for its order: the same filters are the same address and the same list. */
export const addressOf = (filters: GalleryQuery, month: string | null): string => {
  const query = new URLSearchParams(galleryQueryString(parseGalleryQuery(filters)))
  if (month) query.set('at', month)
  return query.toString()
}

/** The router reads this too; going through it would ask the server for a whole page again. */
export const writeAddress = (how: 'push' | 'replace', query: string): void => {
  const address = query ? `?${query}` : window.location.pathname
  if (how === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
  // Of each entry its own: the gallery finds its places itself (use-gallery-window.ts).
  window.history.scrollRestoration = 'manual'
}
