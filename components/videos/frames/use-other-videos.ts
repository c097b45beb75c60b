'use client'
import useSWRInfinite from 'swr/infinite'
import { askStudio, toldOf } from '@/components/ui/ask-studio'
import { useSpeak } from '@/components/ui/use-speak'
import type { VideoPage } from '@/lib/videos/video-view'

/** All videos but one, newest first, page by page. `videos` is undefined until the first has come. */
export const useOtherVideos = (workspace: string, videoId: string) => {
  const speak = useSpeak()
  const { data, error, size, setSize, isValidating } = useSWRInfinite(
    (index, previous: VideoPage | null) => {
      const address = `/api/w/${workspace}/videos?`
      if (index === 0) return address
      const cursor = previous?.nextCursor
      return cursor ? `${address}cursor=${encodeURIComponent(cursor)}` : null
    },
    (address: string) => askStudio<VideoPage>(address),
    { revalidateFirstPage: false, shouldRetryOnError: false },
  )
  const pages = data?.length ?? 0
  return {
    videos: data?.flatMap(({ videos }) => videos).filter(({ id }) => id !== videoId),
    hasMore: Boolean(data?.at(-1)?.nextCursor),
    busy: isValidating && size > pages,
    problem: error ? speak(toldOf(error)) : null,
    /** The next page, or after a failure the one that did not come. */
    more: () => setSize(error ? size : pages + 1).catch(() => undefined),
  }
}
