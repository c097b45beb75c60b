'use client'
import { memo } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import { cardStyle } from '@/components/tasks/live/card-style'
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
  const who = [take, task.member.name].filter(Boolean).join(' · ')
  const asked = askedWords(words, task, now)
  const place = queued && toUndo === null ? placeWords(words, task) : ''
  const state =
    toUndo === null ? stateWord(words, task) : t('card.sendingIn', { span: format.seconds(toUndo) })
  const undoes = toUndo !== null && task.batchId !== null && card.undoes > 0
  const controls =
    undoes && task.batchId ? (
      <UndoButton undo={undo} batchId={task.batchId} count={card.undoes} />
    ) : (
      <TaskControls workspace={workspace} task={task} refresh={refresh} small />
    )
  return (
    <li className={cx(cardStyle, card.className)}>
      <TaskPicture task={task} className="row-span-2 size-11" />
      <TaskPrompt workspace={workspace} task={task} className="text-second" />
      <p className="figures flex items-center gap-2">
        <Mark lit={lit} className="shrink-0" />
        <span className="min-w-0 truncate font-medium" title={state} suppressHydrationWarning>
          {state}
        </span>
        {queued ? (
          <span className="ml-auto min-w-0 truncate text-second" title={place}>
            {place}
          </span>
        ) : (
          <span className="ml-auto text-second" suppressHydrationWarning>
            {elapsedClock(elapsed)}
          </span>
        )}
      </p>
      {hasNote(words, task, now) ? (
        // In the same room: a card that grew would move all that stands below it.
        <div className="-mr-1.5 col-span-2 flex h-11 items-center justify-between gap-2">
          <NoteLine task={task} now={now} className="line-clamp-2 text-xs" />
          {controls}
        </div>
      ) : (
        <>
          {task.state === 'running' ? (
            // The axis keeps its length, whatever the words beside it say.
            <div className="figures col-span-2 grid h-5 grid-cols-[minmax(0,1fr)_min(45%,8rem)] items-center gap-2 text-right text-second text-xs">
              {task.usualSeconds ? (
                <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
              ) : (
                <span />
              )}
              <span className="truncate" title={asked ?? undefined} suppressHydrationWarning>
                {asked}
              </span>
            </div>
          ) : (
            <p className="figures col-span-2 h-5 truncate text-second text-xs leading-5">
              {queued && toUndo === null && startWords(words, task)}
            </p>
          )}
          <div className="-mr-1.5 col-span-2 flex min-h-6 items-center gap-1 text-second text-xs touch:min-h-9">
            {when && (
              <span className="min-w-0 truncate" title={when} suppressHydrationWarning>
                {when}
              </span>
            )}
            {/* Whose it is stays whole where only one of the two can. */}
            <span className="mr-auto max-w-3/5 shrink-0 truncate" title={who}>
              {when && '· '}
              {who}
            </span>
            {controls}
          </div>
        </>
      )}
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
