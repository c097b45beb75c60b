'use client'
import useSWRInfinite from 'swr/infinite'
import { toldOf } from '@/components/ui/ask-studio'
import { askVideos } from '@/components/videos/ask-videos'
import type { VideoPage } from '@/lib/videos/video-view'

/**
 * The videos of a workspace, newest first, page by page; with `search` those whose words fit it.
 * `videos` is undefined until the first page has come.
 */
export const useVideoPages = (workspace: string, search = '') => {
  const { data, error, size, setSize, isValidating } = useSWRInfinite(
    (index, previous: VideoPage | null) => {
      if (index > 0 && !previous?.nextCursor) return null
      const query = new URLSearchParams()
      if (search) query.set('search', search)
      if (previous?.nextCursor) query.set('cursor', previous.nextCursor)
      return [workspace, query.toString()] as const
    },
    ([slug, query]: readonly [string, string]) => askVideos(slug, new URLSearchParams(query)),
    {
      keepPreviousData: true,
      revalidateFirstPage: false,
      revalidateOnFocus: false,
      shouldRetryOnError: false,
    },
  )
  const pages = data?.length ?? 0
  return {
    videos: data?.flatMap(({ videos }) => videos),
    hasMore: Boolean(data?.at(-1)?.nextCursor),
    busy: isValidating && size > pages,
    problem: error ? toldOf(error) : null,
    /** The next page, or after a failure the one that did not come. */
    more: () => void setSize(error ? size : pages + 1).catch(() => undefined),
  }
}
