'use client'
import useSWR from 'swr'
import { askAgain } from '@/components/ui/ask-again'
import { askStudio, type Question } from '@/components/ui/ask-studio'
import type { ReviewView } from '@/lib/review/review-view'

/** As soon as people who talk to each other expect it; a page that nobody sees asks nothing. */
const ASK_EVERY_MS = 4000

/**
 * What was said about a video, for as long as its page is seen. All parts of a page that name the
 * same address share one question; what changes nothing comes back as a 304.
 */
export const useReview = <View extends ReviewView>(address: string, drawn: View) => {
  const { data, error, mutate } = useSWR<View>(address, (at: string) => askStudio<View>(at), {
    fallbackData: drawn,
    refreshInterval: ASK_EVERY_MS,
    keepPreviousData: true,
    onErrorRetry: askAgain,
  })
  /** A change, which answers with what then holds. @throws AskError */
  const write = async (path: string, question: Question): Promise<void> => {
    const next = await askStudio<View>(`${address}${path}`, question)
    await mutate(next, { revalidate: false })
  }
  return { review: data ?? drawn, error, write, refresh: () => mutate(), mutate }
}

export type Write = ReturnType<typeof useReview>['write']
