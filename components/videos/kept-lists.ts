import type { GalleryList } from '@/components/videos/gallery-list'

const MOST = 8

/** Of this page; a server, which answers many people, keeps none. */
const kept = new Map<string, GalleryList>()

/** Of these the server's drawing is out of date too. */
const anew = new Set<string>()

/** The list of this name as it was left, or a new one. */
export const keptList = (name: string, make: (isAnew: boolean) => GalleryList): GalleryList => {
  if (typeof window === 'undefined') return make(false)
  const list = kept.get(name) ?? make(anew.has(name))
  // The last that were looked at stay.
  kept.delete(name)
  kept.set(name, list)
  for (const old of kept.keys()) {
    if (kept.size <= MOST) break
    kept.delete(old)
  }
  return list
}

/**
 * Filters lead from one list to another, which is gone to anew: it begins where it begins.
 * @param isChanging what belongs to the other is decided on this page: it is asked for again
 */
export const changeLists = (from: string, to: string, isChanging: boolean): void => {
  const left = kept.get(from)
  if (left) left.isLeft = true
  const list = kept.get(to)
  if (list) list.place = null
  if (!isChanging) return
  kept.delete(to)
  anew.add(to)
}
