import type { Counted, GalleryState } from '@/components/videos/gallery-list'
import { dayKeyOf } from '@/lib/intl/format'
import type { DayCount } from '@/lib/videos/video-view'

type Hidden = ReadonlySet<string>

/** Without what went into the trash since it was told, and with what came back. */
const countedNow = (
  { videos, hidden }: Counted<{ videos: number }>,
  now: Hidden,
  isOfIt: (id: string) => boolean,
): number => {
  if (now === hidden) return videos
  const gone = [...now].filter((id) => !hidden.has(id) && isOfIt(id)).length
  const back = [...hidden].filter((id) => !now.has(id) && isOfIt(id)).length
  return videos - gone + back
}

type Options = {
  timeZone: string
  /** The count is of those that meet a filter: which of the others do is not known. */
  isFiltered: boolean
}

/** What the studio said of a list and its last day, as it is now. */
export const countsNow = (
  { pages, count, lastDay }: Pick<GalleryState, 'pages' | 'count' | 'lastDay'>,
  hidden: Hidden,
  { timeZone, isFiltered }: Options,
): { count: { videos: number; isMore: boolean } | null; lastDay: DayCount | null } => {
  const ids = new Set([...hidden, ...(count?.hidden ?? []), ...(lastDay?.hidden ?? [])])
  const days = new Map(
    (ids.size > 0 ? (pages ?? []) : []).flatMap((page) =>
      page
        .filter(({ id }) => ids.has(id))
        .map(({ id, createdAt }) => [id, dayKeyOf(new Date(createdAt), timeZone)] as const),
    ),
  )
  const isListed = (id: string) => !isFiltered || days.has(id)
  return {
    count: count && { videos: countedNow(count, hidden, isListed), isMore: count.isMore },
    lastDay: lastDay && {
      day: lastDay.day,
      videos: countedNow(lastDay, hidden, (id) => days.get(id) === lastDay.day),
    },
  }
}
