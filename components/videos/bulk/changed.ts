import type { VideoView } from '@/lib/videos/video-view'

type Place = Pick<VideoView, 'shotId' | 'shotNumber' | 'shotName' | 'takeNumber'>

type Changed = {
  hidden: ReadonlySet<string>
  places: ReadonlyMap<string, Place>
}

/**
 * What was done to many videos since their lists were read: those in the trash are not shown, those
 * that moved say where they stand. The lists stay as they are, so that Undo has nothing to ask for.
 */
export const makeChanged = () => {
  let state: Changed = { hidden: new Set(), places: new Map() }
  const listeners = new Set<() => void>()
  const set = (change: Partial<Changed>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  return {
    read: () => state,
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    hide: (ids: readonly string[]) => set({ hidden: new Set([...state.hidden, ...ids]) }),
    show: (ids: readonly string[]) => {
      const back = new Set(ids)
      set({ hidden: new Set([...state.hidden].filter((id) => !back.has(id))) })
    },
    place: (moved: readonly (readonly [string, Place])[]) =>
      set({ places: new Map([...state.places, ...moved]) }),
  }
}

/** Pages of a list with these changes; a page without any is the same page. */
export const withChanges = (
  pages: readonly (readonly VideoView[])[],
  { hidden, places }: Changed,
): readonly (readonly VideoView[])[] => {
  if (hidden.size === 0 && places.size === 0) return pages
  return pages.map((page) =>
    page.some(({ id }) => hidden.has(id) || places.has(id))
      ? page
          .filter(({ id }) => !hidden.has(id))
          .map((video) => ({ ...video, ...places.get(video.id) }))
      : page,
  )
}
