'use client'
import { memo } from 'react'
import { NoteLine } from '@/components/tasks/live/note-line'
import { TaskAxis } from '@/components/tasks/live/task-axis'
import { TaskControls } from '@/components/tasks/live/task-controls'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { elapsedClock, elapsedSeconds, paceWords } from '@/components/tasks/live/time-words'
import { useWords, type Words } from '@/components/tasks/live/words'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/mark'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  /** The server's present, milliseconds. */
  now: number
  refresh: () => Promise<unknown>
  className?: string
}

const placeWords = ({ t }: Words, before: number | null): string => {
  if (before === null) return ''
  return before === 0 ? t('card.next') : t('card.ahead', { count: before })
}

/** A task on its way: what is happening, since when, and how long such a thing usually takes. */
export const MovingCard = memo(({ workspace, task, now, refresh, className }: Props) => {
  const words = useWords()
  const lit = task.state === 'running' || task.state === 'sending'
  const elapsed = elapsedSeconds(task, now)
  const when = task.can.cancel ? words.t('card.freeToCancel') : paceWords(words, task, elapsed)
  const foot = [when, task.member.name].filter(Boolean).join(' · ')
  return (
    <li className={cx('flex min-w-0 gap-3 rounded-md border bg-panel p-3', className)}>
      <TaskPicture url={task.thumbnailUrl} className="size-16" />
      <div className="flex min-w-0 flex-1 flex-col">
        <TaskPrompt workspace={workspace} task={task} className="text-second" />
        <p className="flex items-center justify-between gap-2">
          <span className="flex min-w-0 items-center gap-2 font-medium">
            <Mark lit={lit} className="shrink-0" />
            <span className="truncate">{stateWord(words, task)}</span>
          </span>
          <span className="figures shrink-0 text-second" suppressHydrationWarning>
            {task.state === 'queued' ? placeWords(words, task.queuedBefore) : elapsedClock(elapsed)}
          </span>
        </p>
        <div className="h-4 pt-1">
          {task.state === 'running' && task.usualSeconds && (
            <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
          )}
        </div>
        <div className="-mr-1.5 flex min-h-6 items-center justify-between gap-2 text-second text-xs">
          <span className="min-w-0 truncate" suppressHydrationWarning>
            {foot}
          </span>
          <TaskControls workspace={workspace} task={task} refresh={refresh} small />
        </div>
        <NoteLine task={task} now={now} className="text-xs" />
      </div>
    </li>
  )
})
MovingCard.displayName = 'MovingCard'
