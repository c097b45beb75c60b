import { noteWords } from '@/components/tasks/live/task-words'
import { nextTryWords } from '@/components/tasks/live/time-words'
import { useWords, type Words } from '@/components/tasks/live/words'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskView
  /** The server's present, milliseconds. */
  now: number
  className?: string
}

/** Whether there is anything to say of it. */
export const hasNote = (words: Words, task: TaskView, now: number): boolean =>
  Boolean(noteWords(words, task) || nextTryWords(words, task, now))

/** Why a task stands where it is, and when the machine looks next; nothing where neither matters. */
export const NoteLine = ({ task, now, className }: Props) => {
  const words = useWords()
  const why = noteWords(words, task)
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
