import type { VideoView } from '@/lib/videos/video-view'

/**
 * The videos of the list that is on the screen, as far as they were read: what a range may go over.
 * Kept here and not handed down, because a tile that was given it would be drawn again for each page.
 */
let pages: readonly (readonly VideoView[])[] = []

export const keepLoaded = (now: readonly (readonly VideoView[])[] | null): void => {
  pages = now ?? []
}

export const loadedOrder = (): string[] => pages.flatMap((page) => page.map(({ id }) => id))

/** What is chosen, as it was made, whatever the order in which it was chosen. */
export const asMade = (ids: ReadonlySet<string>): string[] =>
  loadedOrder()
    .filter((id) => ids.has(id))
    .reverse()

export const findLoaded = (id: string): VideoView | null => {
  for (const page of pages) {
    const found = page.find((video) => video.id === id)
    if (found) return found
  }
  return null
}
