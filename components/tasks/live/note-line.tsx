import type { ReactNode } from 'react'
import { nextTryWords } from '@/components/tasks/live/time-words'
import { useWords, type Words } from '@/components/tasks/live/words'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Note = {
  /** Why the task stands where it is; null when its state says all. */
  why: ReactNode
  task: TaskView
  /** The server's present, milliseconds. */
  now: number
}

/** Whether there is anything to say of it. */
export const hasNote = (words: Words, { why, task, now }: Note): boolean =>
  Boolean(why || nextTryWords(words, task, now))

/** Why a task stands where it is, and when the machine looks next; nothing where neither matters. */
export const NoteLine = ({ why, task, now, className }: Note & { className?: string }) => {
  const words = useWords()
  const next = nextTryWords(words, task, now)
  if (!why && !next) return null
  return (
    <p className={cx('figures text-second', className)} suppressHydrationWarning>
      {why}
      {why && next && ' '}
      {next}
    </p>
  )
}
