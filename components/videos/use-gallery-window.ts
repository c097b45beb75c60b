'use client'
import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { GalleryList } from '@/components/videos/gallery-list'
import {
  type GalleryView,
  monthAt,
  NEAR,
  placeAt,
  REACH,
  stretchAround,
  topOfMonth,
  topOfPlace,
  viewOf,
} from '@/components/videos/gallery-view'
import { useMetrics } from '@/components/videos/use-metrics'
import { findPlace, layDays } from '@/lib/videos/gallery-rows'
import type { DayGroup } from '@/lib/videos/group-by-day'
import type { VideoView } from '@/lib/videos/video-view'

/** What of the page's top is under its bars. */
const barOf = (element: HTMLElement) => {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Number.parseFloat(getComputedStyle(element).getPropertyValue('--bar')) * rem || 0
}

const scrollBy = (top: number) => {
  if (Math.abs(top) >= 0.5) window.scrollBy({ top, behavior: 'instant' })
}

/**
 * Draws of a gallery what is near the window, and keeps what is looked at where it is when its
 * layout changes: pages that come above or below, another width, a way back.
 */
export const useGalleryWindow = (list: GalleryList, days: DayGroup<VideoView>[]) => {
  const field = useRef<HTMLDivElement>(null)
  const metrics = useMetrics(field)
  const laid = useMemo(() => metrics && layDays(days, metrics), [days, metrics])
  const [kept, setView] = useState<GalleryView | null>(null)
  const [month, setMonth] = useState<string | null>(null)
  const view = laid && viewOf(kept, list, laid)
  const now = useRef({ list, laid, view })
  now.current = { list, laid, view }
  const reach = useRef(REACH)
  const frame = useRef(0)

  /** @param isDrawing within the drawing of a frame, where React draws at once by itself */
  const update = useCallback((isDrawing = false) => {
    const element = field.current
    const { list, laid, view } = now.current
    if (!element || !laid || !view) return
    const screen = window.innerHeight
    const y = -element.getBoundingClientRect().top
    const place = placeAt(laid, y)
    if (!list.isLeft) list.place = place
    setMonth(monthAt(laid, y + barOf(element) + 1))
    const isCovered = view.from <= y - NEAR * screen && view.to >= y + (1 + NEAR) * screen
    if (!isCovered) reach.current = NEAR
    const stretch = stretchAround(y, screen, reach.current)
    const focused = element.querySelector<HTMLElement>('[data-tile]:focus')?.dataset.tile
    const at = focused === undefined ? null : findPlace(laid, focused)
    const isFar = at && (at.top + at.row.height < stretch.from || at.top > stretch.to)
    const next = {
      ...{ list, of: laid, ...stretch, anchor: place?.id ?? null },
      keep: isFar ? (focused ?? null) : null,
    }
    const isSame =
      view.from === next.from && view.to === next.to && view.keep === next.keep && view.of === laid
    if (!isSame) {
      if (isDrawing) setView(next)
      // Nobody sees empty space: what is in the window is drawn within this frame.
      else if (!isCovered) flushSync(() => setView(next))
      else startTransition(() => setView(next))
    }
    if (reach.current < REACH) {
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => {
        reach.current = Math.min(REACH, reach.current + 0.5)
        update()
      })
    }
  }, [])

  const was = useRef<{ list: GalleryList; laid: typeof laid }>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element || !laid) return
    const before = was.current
    was.current = { list, laid }
    const y = -element.getBoundingClientRect().top
    const goal = list.takeGoal()
    if (goal !== null) {
      const top = laid.days.find(({ day }) => day.slice(0, 7) <= goal)?.top ?? 0
      scrollBy(top - y - barOf(element))
    } else if (list.place) {
      const top = topOfPlace(laid, list.place)
      if (top !== null && (before?.list !== list || !list.isLeft)) scrollBy(top - y)
    } else if (before && before.list !== list) {
      window.scrollTo({ top: 0, behavior: 'instant' })
    }
    if (before?.list !== list) list.isLeft = false
    update(true)
  }, [list, laid, update])

  // Ends with the drawing that takes the gallery away, before the page is scrolled to another's top.
  useLayoutEffect(() => {
    const follow = () => update()
    window.addEventListener('scroll', follow, { passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', follow)
      window.removeEventListener('resize', follow)
      cancelAnimationFrame(frame.current)
    }
  }, [update])

  useLayoutEffect(() => {
    // The way back is ours: a browser would look for it in a page of which one screen is drawn.
    const before = window.history.scrollRestoration
    window.history.scrollRestoration = 'manual'
    return () => {
      window.history.scrollRestoration = before
    }
  }, [])

  const reveal = useCallback(
    (id: string): void => {
      const element = field.current
      const { laid } = now.current
      const place = laid && findPlace(laid, id)
      if (!element || !place) return
      const tile = () => element.querySelector<HTMLElement>(`[data-tile="${CSS.escape(id)}"]`)
      if (!tile()) {
        const y = -element.getBoundingClientRect().top
        scrollBy(place.top - window.innerHeight / 3 - y)
        update()
      }
      tile()?.focus()
    },
    [update],
  )

  const goToMonth = useCallback((month: string): void => {
    const element = field.current
    const { list, laid } = now.current
    if (!element) return
    const { older, newer, beginsDay } = list.read()
    const isMore = { older: older !== null, newer: newer !== null && !beginsDay }
    const top = laid && topOfMonth(laid, month, isMore)
    if (top === null) list.begin(month)
    else scrollBy(top - barOf(element) + element.getBoundingClientRect().top)
  }, [])

  return { field, laid, view, month, reveal, goToMonth }
}
