import { MOST_FOUND } from '@/lib/videos/found-video'

export const MOST_CHOSEN = MOST_FOUND

export type Selected = {
  ids: ReadonlySet<string>
  /** A touch chooses now, also where nothing is chosen yet. */
  isChoosing: boolean
  /** Some were left out, because no more than `MOST_CHOSEN` can be chosen. */
  isFull: boolean
}

const NOTHING: Selected = { ids: new Set(), isChoosing: false, isFull: false }

/**
 * The videos that are chosen on a screen. Whoever draws one asks for itself alone, so that a choice
 * draws the tiles that it changes and no others.
 */
export const makeSelected = () => {
  let state = NOTHING
  /** Where a range begins: what was chosen last by itself. */
  let anchor: string | null = null
  /** What the last range added, and gives back when its end moves. */
  let ranged = new Set<string>()
  const listeners = new Set<() => void>()

  const set = (ids: Iterable<string>, change: Partial<Selected> = {}) => {
    const all = [...ids]
    const most = new Set(all.slice(0, MOST_CHOSEN))
    const isFull = change.isFull === true || all.length > MOST_CHOSEN
    state = { ...state, ...change, ids: most, isFull }
    for (const listener of listeners) listener()
  }
  const clear = () => {
    anchor = null
    ranged = new Set()
    set([], { isChoosing: false })
  }

  return {
    read: () => state,
    has: (id: string) => state.ids.has(id),
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** @returns whether it is chosen now */
    toggle: (id: string): boolean => {
      const isChosen = state.ids.has(id)
      anchor = id
      ranged = new Set()
      set(isChosen ? [...state.ids].filter((one) => one !== id) : [...state.ids, id])
      return !isChosen
    },
    /**
     * From where the last one was chosen to this one, in the order in which they stand; from itself
     * where nothing was, or where that is not there any more.
     * @param from where a range by keys begins, when there is none yet
     */
    extendTo: (id: string, order: readonly string[], from = id): void => {
      if (anchor === null || !order.includes(anchor)) anchor = from
      const [first = 0, last = 0] = [order.indexOf(anchor), order.indexOf(id)].sort((a, b) => a - b)
      const range = order.slice(first, last + 1)
      const kept = [...state.ids].filter((one) => !ranged.has(one))
      ranged = new Set(range.filter((one) => !kept.includes(one)))
      set(new Set([...kept, ...range]))
    },
    /** @param isMore there are others still, which are too many */
    chooseAll: (order: readonly string[], isMore = false): void => {
      ranged = new Set()
      set(order, { isFull: isMore })
    },
    /** What is not here any more can be chosen no longer. */
    drop: (ids: readonly string[]): void => {
      const gone = new Set(ids)
      set([...state.ids].filter((id) => !gone.has(id)))
    },
    begin: (): void => set(state.ids, { isChoosing: true }),
    clear,
  }
}
