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

const addressWith = (query: string) => (query ? `?${query}` : window.location.pathname)

/** The page, from one load to the next, that an entry of the history was written by. */
const MARK = 'galleryOf'

const mark = () => ({ [MARK]: performance.timeOrigin })

/** The router reads this too; going through it would ask the server for a whole page again. */
export const writeAddress = (how: 'push' | 'replace', query: string): void => {
  if (how === 'push') window.history.pushState(mark(), '', addressWith(query))
  else window.history.replaceState(mark(), '', addressWith(query))
  // Of each entry its own: the gallery finds its places itself (use-gallery-window.ts).
  window.history.scrollRestoration = 'manual'
}

/**
 * The month that one is in, in the address alone: the router takes no notice of a state that it has
 * written itself. Told of it, it would drop the way to a video that was pressed a moment before.
 */
export const noteMonth = (month: string | null): void => {
  const search = new URLSearchParams(window.location.search)
  if (search.get('at') === month) return
  if (month) search.set('at', month)
  else search.delete('at')
  window.history.replaceState(window.history.state, '', addressWith(search.toString()))
}

/** The entry in which one is belongs to this page now. */
export const markEntry = (): void => window.history.replaceState(mark(), '')

export const isOfAnotherPage = (state: unknown): boolean => {
  const written = typeof state === 'object' && state !== null && MARK in state ? state[MARK] : null
  return written !== null && written !== performance.timeOrigin
}
