'use client'
import { memo } from 'react'
import { NoteLine } from '@/components/tasks/live/note-line'
import {
  askedWords,
  placeWords,
  secondsToUndo,
  startWords,
} from '@/components/tasks/live/queue-words'
import { TaskAxis } from '@/components/tasks/live/task-axis'
import { TaskControls } from '@/components/tasks/live/task-controls'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { elapsedClock, elapsedSeconds, paceWords } from '@/components/tasks/live/time-words'
import { UndoSend } from '@/components/tasks/live/undo-send'
import { useWords } from '@/components/tasks/live/words'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/mark'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  /** The server's present, milliseconds. */
  now: number
  /** One of several of the same press: which take it is has to be said. */
  severalTakes: boolean
  /** How many tasks of its press this card can take back; 0 where another card does. */
  undoes: number
  refresh: () => Promise<unknown>
  /** Says what came of something, where it outlives the card. */
  say: (sentence: string) => void
  className?: string
}

/** A task on its way: what is happening, since when, and how long such a thing usually takes. */
export const MovingCard = memo(({ workspace, task, now, refresh, say, ...card }: Props) => {
  const words = useWords()
  const { t, format } = words
  const queued = task.state === 'queued'
  const lit = task.state === 'running' || task.state === 'sending'
  const elapsed = elapsedSeconds(task, now)
  const toUndo = secondsToUndo(task, now)
  const free = task.can.cancel && toUndo === null && t('card.freeToCancel')
  const take = card.severalTakes && t('card.take', { take: task.takeNumber })
  const when = free || paceWords(words, task, elapsed)
  const foot = [when, take, task.member.name].filter(Boolean).join(' · ')
  const asked = task.state === 'running' ? askedWords(words, task, now) : null
  const undoes = toUndo !== null && task.batchId !== null && card.undoes > 0
  return (
    <li className={cx('flex min-w-0 gap-3 rounded-md border bg-panel p-3', card.className)}>
      <TaskPicture url={task.thumbnailUrl} className="size-16" />
      <div className="flex min-w-0 flex-1 flex-col">
        <TaskPrompt workspace={workspace} task={task} className="text-second" />
        <p className="flex items-center justify-between gap-2">
          <span className="flex min-w-0 items-center gap-2 font-medium">
            <Mark lit={lit} className="shrink-0" />
            <span className="figures truncate" suppressHydrationWarning>
              {toUndo === null
                ? stateWord(words, task)
                : t('card.sendingIn', { span: format.seconds(toUndo) })}
            </span>
          </span>
          {asked && (
            <span
              className="figures min-w-0 flex-1 truncate text-second text-xs"
              title={asked}
              suppressHydrationWarning
            >
              {asked}
            </span>
          )}
          <span className="figures shrink-0 text-second" suppressHydrationWarning>
            {queued ? toUndo === null && placeWords(words, task) : elapsedClock(elapsed)}
          </span>
        </p>
        <div className={cx('h-4', !queued && 'pt-1')}>
          {task.state === 'running' && task.usualSeconds && (
            <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
          )}
          {queued && toUndo === null && (
            <p className="figures truncate text-second text-xs leading-4">
              {startWords(words, task)}
            </p>
          )}
        </div>
        <div className="-mr-1.5 flex min-h-6 items-center justify-between gap-2 text-second text-xs">
          <span className="min-w-0 truncate" title={foot} suppressHydrationWarning>
            {foot}
          </span>
          {undoes && task.batchId ? (
            <UndoSend {...{ workspace, refresh, say }} batchId={task.batchId} count={card.undoes} />
          ) : (
            <TaskControls workspace={workspace} task={task} refresh={refresh} small />
          )}
        </div>
        <NoteLine task={task} now={now} className="text-xs" />
      </div>
    </li>
  )
})
MovingCard.displayName = 'MovingCard'
