'use client'
import { useEffect } from 'react'
import { useSWRConfig } from 'swr'
import useSWRInfinite, { unstable_serialize as infiniteKey } from 'swr/infinite'
import { askStudio, toldOf } from '@/components/ui/ask-studio'
import { useSpeak } from '@/components/ui/use-speak'
import type { VideoPage } from '@/lib/videos/video-view'

type Options = {
  /** The workspace's slug. */
  workspace: string
  /** The filters as `galleryQueryString` writes them. */
  query: string
  /** What the server drew, for which filters, and when (ISO 8601). */
  drawn: { page: VideoPage; query: string; at: string }
}

/**
 * All pages of a filtered gallery that were asked for so far. The instant at which the server drew
 * the page is part of the key: coming back by the browser's history finds the same instant and so
 * all the pages that were open, in place; a fresh visit starts from the server's fresh first page.
 */
export const useGallery = ({ workspace, query, drawn }: Options) => {
  const speak = useSpeak()
  const { mutate: write, cache } = useSWRConfig()
  const keyOf = (cursor: string | null) => {
    const search = new URLSearchParams(query)
    if (cursor) search.set('cursor', cursor)
    return [`/api/w/${workspace}/videos?${search}`, drawn.at] as const
  }
  const first = query === drawn.query ? drawn.page : null
  const { data, error, size, setSize, isValidating } = useSWRInfinite(
    (index, previous: VideoPage | null) => {
      if (index === 0) return keyOf(null)
      return previous?.nextCursor ? keyOf(previous.nextCursor) : null
    },
    ([address]) => askStudio<VideoPage>(address, { unreachable: 'gallery.unreachable' }),
    {
      fallbackData: first ? [first] : undefined,
      keepPreviousData: true,
      revalidateOnMount: first ? false : undefined,
      revalidateFirstPage: false,
      revalidateIfStale: false,
      revalidateOnFocus: false,
      revalidateOnReconnect: false,
      shouldRetryOnError: false,
    },
  )
  const [firstAddress, firstAt] = keyOf(null)
  useEffect(() => {
    const key = [firstAddress, firstAt]
    // A fallback is not in the cache, and with the second page the first would be fetched again.
    if (!first || cache.get(infiniteKey(() => key))?.data) return
    write(key, first, { revalidate: false })
    write(
      infiniteKey(() => key),
      [first],
      { revalidate: false },
    )
  }, [first, firstAddress, firstAt, cache, write])

  // What is kept from the filters before is shown while the new ones are asked for, not when that
  // fails: it would be an answer to another question.
  const own = Boolean(first ?? cache.get(infiniteKey(() => keyOf(null)))?.data)
  const pages = (own || !error ? data : null) ?? []
  const more = Boolean(pages.at(-1)?.nextCursor)
  return {
    videos: pages.flatMap((page) => page.videos),
    /** Nothing can be said yet about these filters. */
    loading: !own && !data && !error,
    /** The videos are still those of the filters before. */
    changing: !own && Boolean(data) && !error,
    loadingMore: isValidating && size > pages.length,
    more,
    problem: error ? speak(toldOf(error)) : null,
    loadMore: () => {
      // After an error the page that failed is asked for again.
      setSize(error ? size : pages.length + 1).catch(() => {})
    },
  }
}
