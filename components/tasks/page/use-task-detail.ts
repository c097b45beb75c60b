'use client'
import { useEffect, useRef } from 'react'
import useSWR from 'swr'
import { taskKey } from '@/components/tasks/live/task-key'
import { useLive } from '@/components/tasks/live/use-live'
import { askStudio } from '@/components/ui/ask-studio'
import type { LiveView, TaskDetailView } from '@/lib/tasks/task-view'

/** Where the takes of its shot stand: it may have been sent again as one of them. */
const takesOf = (live: LiveView | undefined, shot: string) =>
  (live?.tasks ?? [])
    .filter(({ shotId }) => shotId === shot)
    .map(({ id, state, stateAt }) => `${id} ${state} ${stateAt}`)

/**
 * All about one task, as new as the page's live answer: what that says of it stands before what
 * was read of it last, and whenever it says something else of its shot the rest is read again.
 */
export const useTaskDetail = (workspace: string, initial: TaskDetailView) => {
  const { live, problem, refresh: refreshLive } = useLive(workspace)
  const { data, mutate } = useSWR(taskKey(workspace, initial.id), askStudio<TaskDetailView>, {
    fallbackData: initial,
    revalidateOnMount: false,
    dedupingInterval: 500,
  })
  const current = live?.tasks.find(({ id }) => id === initial.id)
  const said = [current?.lastPolledAt, ...takesOf(live, initial.shotId)].join(' ')
  const before = useRef(said)
  useEffect(() => {
    if (before.current !== said) void mutate()
    before.current = said
  }, [said, mutate])

  const detail = data ?? initial
  // Of two answers the one that knows the later state; what has ended leaves the live one.
  const isNewer = current && current.stateAt >= detail.stateAt
  return {
    detail: isNewer ? { ...detail, ...current } : detail,
    videoId: detail.videoId ?? live?.videos.find(({ taskId }) => taskId === initial.id)?.id ?? null,
    live,
    problem,
    refresh: () => Promise.all([refreshLive(), mutate()]),
  }
}
