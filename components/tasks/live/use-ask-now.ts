'use client'
import { useEffect, useRef, useState } from 'react'
import { askedWords } from '@/components/tasks/live/decision-words'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { useWords } from '@/components/tasks/live/words'
import { askTaskNow } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

const LOOK_EVERY_MS = 1_000
const PATIENCE_MS = 30_000

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Has Kling asked at once, and waits for the answer; what it was is said. */
export const useAskNow = (
  workspace: string,
  task: TaskView,
  refresh: () => Promise<unknown>,
  say: (sentence: string) => void,
) => {
  const words = useWords()
  const { run, busy } = useTaskAction(refresh)
  const [waiting, setWaiting] = useState(false)
  const latest = useRef<TaskView | null>(task)
  useEffect(() => {
    latest.current = task
    // The card goes with its task: then there is nothing left to wait for.
    return () => {
      latest.current = null
    }
  }, [task])

  const ask = async () => {
    const { state, lastPolledAt } = task
    const end = await run(() => askTaskNow({ workspace, taskId: task.id }))
    if (!end) return
    if (!end.ok) return say(end.problem.message)
    setWaiting(true)
    const until = Date.now() + PATIENCE_MS
    const unchanged = () =>
      latest.current?.state === state && latest.current.lastPolledAt === lastPolledAt
    while (unchanged() && Date.now() < until) {
      await wait(LOOK_EVERY_MS)
      await refresh().catch(() => {})
    }
    setWaiting(false)
    say(askedWords(words, task, latest.current))
  }
  return { ask, busy: busy || waiting }
}
