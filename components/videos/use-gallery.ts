'use client'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { askVideos } from '@/components/videos/ask-videos'
import { hiddenNow } from '@/components/videos/bulk/use-changed'
import { parseMonth } from '@/components/videos/gallery-address'
import {
  type GalleryList,
  type GalleryState,
  makeGalleryList,
  type PageStart,
} from '@/components/videos/gallery-list'
import { keptList } from '@/components/videos/kept-lists'
import { openPage, type PackedPage } from '@/lib/videos/video-cells'

type Options = {
  /** The workspace's slug. */
  workspace: string
  /** The filters as `galleryQueryString` writes them. */
  query: string
  timeZone: string | null
  /** What the server drew, for which filters, from which month on, and when (ISO 8601). */
  drawn: { page: PackedPage; query: string; month: string | null; at: string }
}

export type ShownGallery = {
  list: GalleryList
  state: GalleryState
  /** The videos are still those of the filters before. */
  changing: boolean
}

/** The name of a list. Coming back by the browser's history finds the instant of its drawing again. */
export const listName = (workspace: string, query: string, drawnAt: string): string =>
  `${workspace} ${drawnAt} ${query}`

/**
 * The filtered gallery with all its pages that were asked for so far. Coming back by the browser's
 * history finds them as they were left; a fresh visit starts from the server's fresh first page.
 */
export const useGallery = ({ workspace, query, timeZone, drawn }: Options): ShownGallery => {
  const zone = useRef(timeZone)
  zone.current = timeZone
  const list = useMemo(() => {
    const ask = (start: PageStart) => {
      const search = new URLSearchParams(query)
      for (const [name, value] of Object.entries(start ?? {})) search.set(name, value)
      if (zone.current) search.set('zone', zone.current)
      if (query && !(start && ('cursor' in start || 'newer' in start))) search.set('count', '1')
      return askVideos(workspace, search, { unreachable: 'gallery.unreachable' })
    }
    const first = () => ({ page: openPage(drawn.page, workspace), month: drawn.month })
    return keptList(listName(workspace, query, drawn.at), (isAnew) =>
      makeGalleryList(ask, isAnew || query !== drawn.query ? null : first(), hiddenNow),
    )
  }, [workspace, query, drawn])
  const state = useSyncExternalStore(list.listen, list.read, list.read)
  useEffect(() => {
    const { pages, busy, problem } = list.read()
    // A step back in the history may lead to a month.
    const at = new URLSearchParams(window.location.search).get('at')
    if (!pages && !busy.first && !problem) list.begin(parseMonth(at))
  }, [list])

  // What was shown for the filters before is shown while the new ones are asked for, not when that
  // fails: it would be an answer to another question.
  const before = useRef({ list, state })
  useEffect(() => {
    if (state.pages) before.current = { list, state }
  }, [list, state])
  const changing = !state.pages && !state.problem && before.current.state.pages !== null
  return changing ? { ...before.current, changing } : { list, state, changing }
}
