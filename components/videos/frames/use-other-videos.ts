'use client'
import { useTranslations } from 'next-intl'
import useSWRInfinite from 'swr/infinite'
import { fetchVideoPage } from '@/components/videos/fetch-video-page'
import type { VideoPage } from '@/lib/videos/video-view'

/** All videos but one, newest first, page by page. `videos` is undefined until the first has come. */
export const useOtherVideos = (workspace: string, videoId: string) => {
  const t = useTranslations('frames')
  const { data, error, size, setSize, isValidating } = useSWRInfinite(
    (index, previous: VideoPage | null) => {
      const address = `/api/w/${workspace}/videos?`
      if (index === 0) return address
      const cursor = previous?.nextCursor
      return cursor ? `${address}cursor=${encodeURIComponent(cursor)}` : null
    },
    (address: string) => fetchVideoPage(address, t('unreachable')),
    { revalidateFirstPage: false, shouldRetryOnError: false },
  )
  const pages = data?.length ?? 0
  return {
    videos: data?.flatMap(({ videos }) => videos).filter(({ id }) => id !== videoId),
    hasMore: Boolean(data?.at(-1)?.nextCursor),
    busy: isValidating && size > pages,
    problem: error instanceof Error ? error.message : null,
    /** The next page, or after a failure the one that did not come. */
    more: () => setSize(error ? size : pages + 1).catch(() => undefined),
  }
}
