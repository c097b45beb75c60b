'use client'
import { memo } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import { hasNote, NoteLine } from '@/components/tasks/live/note-line'
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
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
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
  undo: SendUndo
  refresh: () => Promise<unknown>
  className?: string
}

/** A task on its way: what is happening, since when, and how long such a thing usually takes. */
export const MovingCard = memo(({ workspace, task, now, undo, refresh, ...card }: Props) => {
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
  const controls =
    undoes && task.batchId ? (
      <UndoButton undo={undo} batchId={task.batchId} count={card.undoes} />
    ) : (
      <TaskControls workspace={workspace} task={task} refresh={refresh} small />
    )
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
        {hasNote(words, task, now) ? (
          // In the same room: a card that grew would move all that stands below it.
          <div className="-mr-1.5 flex h-10 items-center justify-between gap-2">
            <NoteLine task={task} now={now} className="line-clamp-2 text-xs" />
            {controls}
          </div>
        ) : (
          <>
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
            <div className="-mr-1.5 flex min-h-6 items-center justify-between gap-2 text-second text-xs touch:min-h-9">
              <span className="min-w-0 truncate" title={foot} suppressHydrationWarning>
                {foot}
              </span>
              {controls}
            </div>
          </>
        )}
      </div>
    </li>
  )
})
MovingCard.displayName = 'MovingCard'

type UndoProps = { undo: SendUndo; batchId: string; count: number }

/** Beside the composer, which offers it too, the card leaves it to the composer. */
const UndoButton = ({ undo, batchId, count }: UndoProps) => {
  const { t } = useWords()
  return (
    <Button
      size="sm"
      busy={undo.busy === batchId}
      onClick={() => undo.takeBack(batchId)}
      className={cx('shrink-0', undo.offered === batchId && 'wide:hidden')}
    >
      {t('card.undo', { count })}
    </Button>
  )
}
