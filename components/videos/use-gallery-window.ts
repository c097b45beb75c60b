'use client'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { GalleryList } from '@/components/videos/gallery-list'
import {
  dayFrom,
  type GalleryView,
  isCovering,
  keptPlaceAt,
  monthAt,
  REACH,
  stepTowards,
  stretchAround,
  topOfMonth,
  topOfPlace,
  viewOf,
  withWindow,
} from '@/components/videos/gallery-view'
import { useMetrics } from '@/components/videos/use-metrics'
import { makeNearWhole } from '@/components/videos/whole-tiles'
import { findPlace, layDays } from '@/lib/videos/gallery-rows'
import { type DayGroup, monthOf } from '@/lib/videos/group-by-day'
import type { VideoView } from '@/lib/videos/video-view'

/** What of the page's top is under its bars. */
const barOf = (element: HTMLElement) => {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Number.parseFloat(getComputedStyle(element).getPropertyValue('--bar')) * rem || 0
}

/** Looked for among all tiles at every step, it took longer than all the arithmetic. */
const focusedTile = (field: HTMLElement): string | null => {
  const { activeElement } = document
  const isTile = activeElement instanceof HTMLElement && field.contains(activeElement)
  return isTile ? (activeElement.dataset.tile ?? null) : null
}

const scrollBy = (top: number) => {
  if (Math.abs(top) >= 0.5) window.scrollBy({ top, behavior: 'instant' })
}

/**
 * Draws of a gallery what is near the window, and keeps what is looked at where it is when its
 * layout changes: pages that come above or below, another width, a way back.
 * @param onMonth is told the month at the top of the window
 */
export const useGalleryWindow = (
  list: GalleryList,
  days: DayGroup<VideoView>[],
  onMonth: (month: string | null) => void,
) => {
  const field = useRef<HTMLDivElement>(null)
  const metrics = useMetrics(field)
  const { begunAt: month, newer } = list.read()
  const isOpen = newer !== null
  const laid = useMemo(
    () => metrics && layDays(days, metrics, { month, isOpen }),
    [days, metrics, month, isOpen],
  )
  const [drawn, setView] = useState<GalleryView | null>(null)
  const view = laid && viewOf(drawn, list, laid)
  const now = useRef({ list, laid, view })
  now.current = { list, laid, view }
  const bar = useRef(0)
  const frame = useRef(0)
  const drawnAt = useRef<CSSNumberish | null>(null)
  const placedAt = useRef(0)

  /** @param isDrawing within React's own drawing, where no other one can begin */
  const update = useCallback(
    (isDrawing = false) => {
      const element = field.current
      const { list, laid, view } = now.current
      if (!element || !laid || !view) return
      const screen = window.innerHeight
      const y = -element.getBoundingClientRect().top
      const place = keptPlaceAt(laid, y)
      if (!list.isLeft) list.place = place
      // What comes above it is in sight below the bar, and is not what was asked for.
      const { begunAt } = list.read()
      const begun = begunAt !== null && !list.isScrolled ? dayFrom(laid, begunAt) : null
      onMonth(begun ? monthOf(begun) : monthAt(laid, y + bar.current + 1))
      makeNearWhole()
      const isCovered = isCovering(view, y, screen)
      const wanted = stretchAround(y, screen, REACH)
      const stretch = isCovered
        ? stepTowards(view, wanted, screen)
        : withWindow(view, wanted, { y, screen })
      const focused = focusedTile(element)
      const at = focused === null ? null : findPlace(laid, focused)
      const isFar = at && (at.top + at.row.height < stretch.from || at.top > stretch.to)
      const keep = isFar ? focused : null
      if (
        view.of === laid &&
        view.from === stretch.from &&
        view.to === stretch.to &&
        view.keep === keep
      ) {
        return
      }
      // The next step in the next frame, until all that is wanted is there.
      frame.current ||= requestAnimationFrame(() => {
        frame.current = 0
        update()
      })
      // Nobody sees empty space: what is in the window is drawn within this frame. The rest is
      // drawn in frames that have not drawn anything yet.
      const { currentTime } = document.timeline
      if (isCovered && (isDrawing || drawnAt.current === currentTime)) return
      drawnAt.current = currentTime
      const next = { list, of: laid, ...stretch, anchor: place?.id ?? null, keep }
      if (isDrawing) setView(next)
      else flushSync(() => setView(next))
    },
    [onMonth],
  )

  const was = useRef<{ list: GalleryList; laid: typeof laid }>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element || !laid) return
    bar.current = barOf(element)
    const before = was.current
    was.current = { list, laid }
    const y = -element.getBoundingClientRect().top
    const goal = list.takeGoal()
    if (goal !== null) {
      const top = dayFrom(laid, goal)?.top ?? 0
      scrollBy(top - y - bar.current)
    } else if (list.place) {
      const top = topOfPlace(laid, list.place)
      if (top !== null && (before?.list !== list || !list.isLeft)) scrollBy(top - y)
    } else if (before?.list !== list && (before || list.read().newer !== null)) {
      // Also where a browser has already looked for the place that a page had before its reload.
      window.scrollTo({ top: 0, behavior: 'instant' })
    }
    if (before?.list !== list) list.isLeft = false
    placedAt.current = window.scrollY
    update(true)
  }, [list, laid, update])

  // Ends with the drawing that takes the gallery away, before the page is scrolled to another's top.
  useLayoutEffect(() => {
    const follow = () => update()
    const scroll = () => {
      const { list } = now.current
      if (window.scrollY !== placedAt.current) list.isScrolled = true
      update()
    }
    window.addEventListener('scroll', scroll, { passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', scroll)
      window.removeEventListener('resize', follow)
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
    else scrollBy(top - bar.current + element.getBoundingClientRect().top)
  }, [])

  return { field, laid, view, reveal, goToMonth }
}
