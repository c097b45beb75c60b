import type { GalleryList, KeptPlace } from '@/components/videos/gallery-list'
import type { Stretch } from '@/lib/videos/drawn-rows'
import { findPlace, type Laid, placeAt } from '@/lib/videos/gallery-rows'
import { monthOf } from '@/lib/videos/group-by-day'
import type { VideoView } from '@/lib/videos/video-view'

type Gallery = Laid<VideoView>

/** The stretch that is drawn, of which list and of which layout of it. */
export type GalleryView = Stretch & {
  list: GalleryList
  of: Gallery
  /** A tile by which the stretch is found again when the layout has changed. */
  anchor: string | null
  /** The focused tile, where it is far away. */
  keep: string | null
}

/** Screens that are drawn above and below the window, and so many at once where all of it is new. */
export const REACH = 1.5
const NEAR = 0.1
/** And so many where the window leaves what is drawn: about a row, for the next frames too. */
const AHEAD = 0.3

/** Where `place` is now below the top of all. */
export const topOfPlace = (laid: Gallery, place: KeptPlace): number | null => {
  const found = findPlace(laid, place.id)
  return found && found.top + place.above
}

export const keptPlaceAt = (laid: Gallery, y: number): KeptPlace | null => {
  const found = placeAt(laid, y)
  const first = found?.day.items[found.at]
  return found && first ? { id: first.id, above: y - found.top } : null
}

/** Ends at half screens, so that little steps draw nothing. */
export const stretchAround = (y: number, screen: number, reach: number): Stretch => {
  const step = Math.max(1, screen / 2)
  return {
    from: Math.floor((y - reach * screen) / step) * step,
    to: Math.ceil((y + (1 + reach) * screen) / step) * step,
  }
}

/** Whether all that could be seen in the next moment is drawn. */
export const isCovering = (view: Stretch, y: number, screen: number): boolean =>
  view.from <= y - NEAR * screen && view.to >= y + (1 + NEAR) * screen

/**
 * What is drawn with what is in the window, and no more of what is new: this is done within a frame.
 * @param wanted of which what is drawn stays a part
 */
export const withWindow = (
  now: Stretch,
  wanted: Stretch,
  { y, screen }: { y: number; screen: number },
): Stretch => {
  const isElsewhere = now.from > y + screen || now.to < y
  if (isElsewhere) return { from: y - NEAR * screen, to: y + (1 + NEAR) * screen }
  const isBelow = now.to < y + (1 + NEAR) * screen
  const isAbove = now.from > y - NEAR * screen
  return {
    from: Math.max(wanted.from, isAbove ? y - AHEAD * screen : now.from),
    to: Math.min(wanted.to, isBelow ? y + (1 + AHEAD) * screen : now.to),
  }
}

/** From what is drawn towards what is wanted, a quarter of a screen of new rows at each end at most. */
export const stepTowards = (now: Stretch, wanted: Stretch, screen: number): Stretch => ({
  from: Math.max(wanted.from, Math.min(now.from, wanted.to) - screen / 4),
  to: Math.min(wanted.to, Math.max(now.to, wanted.from) + screen / 4),
})

/** What is drawn of a layout, before anything is known of where the window will be in it. */
export const viewOf = (view: GalleryView | null, list: GalleryList, laid: Gallery): GalleryView => {
  if (view?.list === list && view.of === laid) return view
  if (view?.list === list && view.anchor !== null) {
    const then = findPlace(view.of, view.anchor)
    const now = findPlace(laid, view.anchor)
    if (then && now) {
      const moved = now.top - then.top
      return { ...view, of: laid, from: view.from + moved, to: view.to + moved }
    }
  }
  const y = list.place && topOfPlace(laid, list.place)
  const around = stretchAround(y ?? 0, window.innerHeight, y === null ? REACH : NEAR)
  return { list, of: laid, ...around, anchor: list.place?.id ?? null, keep: null }
}

/** The month that stands at `y`. */
export const monthAt = (laid: Gallery, y: number): string | null => {
  const day = laid.days.find(({ top, height }) => top + height > y) ?? laid.days.at(-1)
  return day ? monthOf(day) : null
}

/** The first day of a month, or of the next older one that is there. */
export const dayFrom = (laid: Gallery, month: string) =>
  laid.days.find((day) => monthOf(day) <= month) ?? null

/** Where a month begins, or the next older one; null where that has not been asked for. */
export const topOfMonth = (
  laid: Gallery,
  month: string,
  { older, newer }: { older: boolean; newer: boolean },
): number | null => {
  const found = dayFrom(laid, month)
  if (!found) return older ? null : (laid.days.at(-1)?.top ?? null)
  // The first of what is there may not be the first of its month.
  return found === laid.days[0] && newer ? null : found.top
}
