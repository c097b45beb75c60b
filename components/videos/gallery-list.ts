import { toldOf } from '@/components/ui/ask-studio'
import type { Told as Words } from '@/components/ui/use-speak'
import type { DayCount, VideoPage, VideoView } from '@/lib/videos/video-view'

/** Where a page begins; what is not said is the newest. */
export type PageStart = { cursor: string } | { newer: string } | { at: string } | null

/** A number of the studio's, and what was in the trash on this page when it was asked for. */
export type Counted<T> = T & { hidden: ReadonlySet<string> }

export type GalleryState = {
  /** Newest first; null while nothing is known yet. */
  pages: readonly (readonly VideoView[])[] | null
  older: string | null
  newer: string | null
  /** Nothing newer is of the first video's day, or of none. */
  beginsDay: boolean
  /** The month that it began with, YYYY-MM; null for the newest. */
  begunAt: string | null
  count: Counted<NonNullable<VideoPage['count']>> | null
  /** How many videos the last day has, of which not all are here, where that is known. */
  lastDay: Counted<DayCount> | null
  /** What is being asked for. */
  busy: { first: boolean; older: boolean; newer: boolean }
  problem: { of: 'first' | 'older' | 'newer'; told: Words } | null
}

/** What was at the top of the window: a tile, and how far its row was above. */
export type KeptPlace = { id: string; above: number }

export type GalleryList = ReturnType<typeof makeGalleryList>

const IDLE = { first: false, older: false, newer: false }

type Hidden = ReadonlySet<string>

const lastDayOf = ({ lastDay }: VideoPage, hidden: Hidden): GalleryState['lastDay'] =>
  lastDay ? { ...lastDay, hidden } : null

const began = (page: VideoPage, month: string | null, hidden: Hidden): GalleryState => ({
  pages: page.videos.length > 0 ? [page.videos] : [],
  older: page.nextCursor,
  newer: page.newerCursor,
  beginsDay: month !== null || page.newerCursor === null,
  begunAt: month,
  count: page.count ? { ...page.count, hidden } : null,
  lastDay: lastDayOf(page, hidden),
  busy: IDLE,
  problem: null,
})

/**
 * The pages of one filtered gallery, as far as they were asked for in either direction, and the
 * place where they were left. They are data: what of them is drawn is another matter.
 * @param month of the first page, where it begins with one
 * @param hidden what was moved into the trash on this page, by now
 */
export const makeGalleryList = (
  ask: (start: PageStart) => Promise<VideoPage>,
  first: { page: VideoPage; month: string | null } | null,
  hidden: () => Hidden = () => new Set(),
) => {
  const empty: GalleryState = {
    pages: null,
    older: null,
    newer: null,
    beginsDay: true,
    begunAt: null,
    count: null,
    lastDay: null,
    busy: IDLE,
    problem: null,
  }
  let state = first ? began(first.page, first.month, hidden()) : empty
  /** Answers to what was asked before another beginning was chosen are no longer wanted. */
  let beginning = 0
  let goal: string | null = null
  const listeners = new Set<() => void>()
  const set = (change: Partial<GalleryState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const fetchPage = async (
    of: 'first' | 'older' | 'newer',
    start: PageStart,
    take: (page: VideoPage, hidden: Hidden) => void,
  ) => {
    if (state.busy[of]) return
    const asked = beginning
    const then = hidden()
    set({ busy: { ...state.busy, [of]: true }, problem: null })
    try {
      const page = await ask(start)
      if (asked === beginning) take(page, then)
    } catch (error) {
      if (asked !== beginning) return
      set({ busy: { ...state.busy, [of]: false }, problem: { of, told: toldOf(error) } })
    }
  }

  const begin = (month: string | null) => {
    beginning += 1
    list.isScrolled = false
    state = { ...state, busy: IDLE }
    return fetchPage('first', month ? { at: month } : null, (page, then) => {
      const next = began(page, month, then)
      goal = month
      set({ ...next, count: next.count ?? state.count })
    })
  }
  const older = async () => {
    if (!state.older) return
    await fetchPage('older', { cursor: state.older }, (page, then) =>
      set({
        pages: page.videos.length > 0 ? [...(state.pages ?? []), page.videos] : state.pages,
        older: page.nextCursor,
        lastDay: lastDayOf(page, then),
        busy: { ...state.busy, older: false },
      }),
    )
  }
  const newer = async () => {
    if (!state.newer) return
    await fetchPage('newer', { newer: state.newer }, (page) =>
      set({
        pages: page.videos.length > 0 ? [page.videos, ...(state.pages ?? [])] : state.pages,
        newer: page.newerCursor,
        beginsDay: page.newerCursor === null,
        busy: { ...state.busy, newer: false },
      }),
    )
  }
  let failedMonth: string | null = first?.month ?? null
  const list = {
    read: () => state,
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Begins anew: at a month, or with the newest. What was there stays until the answer. */
    begin: (month: string | null) => {
      failedMonth = month
      return begin(month)
    },
    older,
    newer,
    /** Of what was not read yet, so many came or went; what comes back is read anew. */
    unread: (by: number) => {
      const { count } = state
      if (count && !count.isMore) set({ count: { ...count, videos: count.videos + by } })
      if (by > 0) begin(null)
    },
    again: () => {
      const failed = state.problem?.of
      if (failed === 'older') return older()
      if (failed === 'newer') return newer()
      return begin(failedMonth)
    },
    /** The month that was just begun at, told once. */
    takeGoal: () => {
      const month = goal
      goal = null
      return month
    },
    /** Where it was left; null for its beginning. Not part of the state: nothing is drawn from it. */
    place: null as KeptPlace | null,
    /** The screen goes on to other filters: what happens to its place is not of this list. */
    isLeft: false,
    /** By who looks at it, since it began. */
    isScrolled: false,
    /** The tile that had the focus last. */
    focused: null as string | null,
  }
  return list
}
