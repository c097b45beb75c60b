'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import useSWR, { type SWRConfiguration } from 'swr'
import { hearClock } from '@/components/tasks/live/clock-skew'
import { liveKey } from '@/components/tasks/live/live-key'
import { nextAskMs, SELDOM_MS } from '@/components/tasks/live/pace'
import { askAgain } from '@/components/ui/ask-again'
import { onStudioDoubt, studioIsBack } from '@/components/ui/studio-return'
import { useOnline } from '@/components/ui/use-online'
import type { Result } from '@/lib/result'
import type { LiveView } from '@/lib/tasks/task-view'

/** Why the stream stands still: the session has ended, or nobody answers. */
export type LiveProblem = 'signed_out' | 'offline'

class LiveError extends Error {
  constructor(readonly problem: LiveProblem) {
    super(problem)
  }
}

/** Where this browser's day began: the server knows only its own. */
export const dayBegan = (): string => {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}

const readLive = async (key: string): Promise<LiveView> => {
  const response = await fetch(`${key}?since=${encodeURIComponent(dayBegan())}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(15_000),
  }).catch(() => null)
  if (!response) throw new LiveError('offline')
  if (response.status === 401) throw new LiveError('signed_out')
  const result: Result<LiveView> | null = await response.json().catch(() => null)
  if (!result?.ok) throw new LiveError('offline')
  hearClock(result.data.now)
  return result.data
}

const OPTIONS = {
  focusThrottleInterval: 1000,
  dedupingInterval: 500,
  keepPreviousData: true,
  onErrorRetry: (failed, ...how) => {
    if (failed.problem !== 'signed_out') askAgain(failed, ...how)
  },
} satisfies SWRConfiguration<LiveView, LiveError>

// Without a network nothing is asked, so that no question can fail and say it.
const useProblem = (error: LiveError | undefined): LiveProblem | null =>
  useOnline() ? (error?.problem ?? null) : 'offline'

/** Everything that moves in a workspace, in one answer that all who look at it share. */
export const useLive = (workspace: string) => {
  const { data, error, mutate } = useSWR<LiveView, LiveError>(liveKey(workspace), readLive, OPTIONS)
  const problem = useProblem(error)
  const refresh = useCallback(() => mutate(), [mutate])
  return { live: data, problem, refresh }
}

/** Whether an address is of a task that has no video yet. Elsewhere news draws nothing anew for it. */
export const useIsTaskPage = (workspace: string, pathname: string): boolean => {
  const [, id] = pathname.split('/videos/')
  const { data } = useSWR<LiveView, LiveError>(id ? liveKey(workspace) : null, readLive, OPTIONS)
  return data?.tasks.some((task) => task.id === id) ?? false
}

/**
 * Keeps asking while the page is seen: often while something is in flight, seldom when nothing is.
 * Used once on a page, by its frame.
 */
export const useLiveQuestions = (workspace: string): void => {
  // A number and not a function: a function that once said 0 is never asked again.
  const [everyMs, setEveryMs] = useState(0)
  const { data, error, mutate } = useSWR<LiveView, LiveError>(liveKey(workspace), readLive, {
    ...OPTIONS,
    refreshInterval: everyMs,
  })
  useReturnWatch(useProblem(error), mutate)
  const next = nextAskMs(data)
  if (next !== everyMs) setEveryMs(next)
  // Another tab, which asks seldom, is told that something moves now.
  const moves = next > 0 && next < SELDOM_MS
  useEffect(() => {
    const tabs = new BroadcastChannel(liveKey(workspace))
    tabs.onmessage = () => void mutate()
    if (moves) tabs.postMessage('moves')
    return () => tabs.close()
  }, [workspace, moves, mutate])
}

/** Finds out whether the studio still answers when something else fails, and tells when it is back. */
const useReturnWatch = (problem: LiveProblem | null, ask: () => Promise<unknown>): void => {
  const wasAway = useRef(false)
  useEffect(() => {
    if (problem !== null) wasAway.current = true
    if (problem !== null || !wasAway.current) return
    wasAway.current = false
    studioIsBack()
  }, [problem])
  useEffect(() => {
    let asking = false
    return onStudioDoubt(async () => {
      // A whole gallery may fail at once.
      if (asking || wasAway.current) return
      asking = true
      await ask().catch(() => {})
      asking = false
    })
  }, [ask])
}
