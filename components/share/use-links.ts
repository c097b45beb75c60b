'use client'
import useSWR from 'swr'
import { askStudio } from '@/components/ui/ask-studio'
import type { ShareLinkView } from '@/lib/share/share-view'

type Answer = { links: ShareLinkView[] }

/** The links of a workspace, or of one of its videos; undefined until they are there. */
export const useLinks = (workspace: string, videoId: string | null, drawn?: ShareLinkView[]) => {
  const of = videoId ? `?video=${encodeURIComponent(videoId)}` : ''
  const { data, error, mutate } = useSWR(
    `/api/w/${workspace}/shares${of}`,
    (address: string) => askStudio<Answer>(address),
    // Opened again a second later, it says who came meanwhile.
    {
      shouldRetryOnError: false,
      dedupingInterval: 0,
      ...(drawn ? { fallbackData: { links: drawn } } : {}),
    },
  )
  return { links: data?.links, failed: Boolean(error), refresh: () => mutate() }
}
