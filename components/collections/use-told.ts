'use client'
import { useRef } from 'react'
import useSWR from 'swr'
import { askAgain } from '@/components/ui/ask-again'
import { AskError, askStudio } from '@/components/ui/ask-studio'
import { type CollectionOrder, isSameOrder } from '@/lib/collections/collection'

/** As soon as people who talk to each other expect it; a page that nobody sees asks nothing. */
const ASK_EVERY_MS = 4000

/**
 * What the studio tells of a collection, for as long as its page is seen. An answer that was asked
 * for before the last change here is none: it may be of before or after.
 * @returns null until there is one; `changedAt` is set by whoever changes something
 */
export const useTold = (workspace: string, id: string) => {
  const changedAt = useRef(0)
  const { data, error, mutate } = useSWR(
    `/api/w/${workspace}/collections/${id}`,
    async (address: string) => {
      const askedAt = performance.now()
      return { ...(await askStudio<CollectionOrder>(address)), askedAt }
    },
    {
      refreshInterval: ASK_EVERY_MS,
      // What is told again draws nothing, unless it is the first after a change.
      compare: (kept, next) =>
        kept === next ||
        (kept !== undefined &&
          next !== undefined &&
          kept.askedAt >= changedAt.current &&
          kept.name === next.name &&
          isSameOrder(kept.videoIds, next.videoIds)),
      onErrorRetry: askAgain,
    },
  )
  // What an earlier visit was told is from before this one.
  changedAt.current ||= typeof window === 'undefined' ? 0 : performance.now()
  return {
    told: data && data.askedAt >= changedAt.current ? data : null,
    changedAt,
    isGone: error instanceof AskError && error.code === 'not_found',
    ask: () => mutate(),
  }
}
