'use client'
import { useTranslations } from 'next-intl'
import { memo, useRef } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import { afterUndo } from '@/components/tasks/live/after-undo'
import { cardFoot, cardPicture, cardStyle } from '@/components/tasks/live/card-style'
import { movingNote, movingState } from '@/components/tasks/live/moving-words'
import { hasNote, NoteLine } from '@/components/tasks/live/note-line'
import {
  askedWords,
  placeWords,
  secondsToUndo,
  startWords,
} from '@/components/tasks/live/queue-words'
import type { MovingTask } from '@/components/tasks/live/sort-tasks'
import { TaskAxis } from '@/components/tasks/live/task-axis'
import { TaskControls } from '@/components/tasks/live/task-controls'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { elapsedClock, elapsedSeconds, paceWords } from '@/components/tasks/live/time-words'
import { useTooLate } from '@/components/tasks/live/use-too-late'
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/mark'

type Props = {
  workspace: string
  task: MovingTask
  /** The server's present, milliseconds. */
  now: number
  /** One of several of the same press: which take it is has to be said. */
  severalTakes: boolean
  /** How many tasks of its press this card can take back. */
  undoes: number
  undo: SendUndo
  refresh: () => Promise<unknown>
  className?: string
}

/** For so long after Undo or Cancel was there, nothing else is that a late press would hit. */
const NEW_SECONDS = 4

/** What changes every second lays out itself, and not the page. Not for an item of a grid or flexbox. */
const ticks = 'contain-layout contain-size'

/** A task on its way: what is happening, since when, and how long such a thing usually takes. */
export const MovingCard = memo(({ workspace, task, now, undo, refresh, ...card }: Props) => {
  const words = useWords()
  const { t, format } = words
  const queued = task.state === 'queued'
  const lit = task.state === 'running' || task.state === 'sending'
  const why = movingNote(words, task.note)
  const elapsed = elapsedSeconds(task, now)
  const toUndo = secondsToUndo(task, now)
  const free = task.can.cancel && toUndo === null && t('card.freeToCancel')
  const take = card.severalTakes && task.takeNumber > 0 && t('card.take', { take: task.takeNumber })
  const when = free || paceWords(words, task, elapsed)
  const who = [take, task.member.name].filter(Boolean).join(' · ')
  const noted = hasNote(words, { why, task, now })
  const begins = queued && toUndo === null && startWords(words, task)
  // Where the line of whose it is gives way to a reason, it stands at the foot.
  const foot = noted || !task.watched ? who : begins || askedWords(words, task, now) || ''
  const place = queued && toUndo === null ? placeWords(words, task) : ''
  const afterwards = afterUndo([task])
  const happens =
    toUndo === null
      ? movingState(words, task)
      : t(afterwards === 'sent' ? 'card.sendingIn' : 'card.queuedIn', {
          span: format.seconds(toUndo),
        })
  const state = task.watched ? happens : t('card.noLongerWatched')
  const undoes = toUndo !== null && task.batchId !== null && card.undoes > 0
  const controls =
    undoes && task.batchId ? (
      <UndoButton
        undo={undo}
        batchId={task.batchId}
        count={card.undoes}
        secondsLeft={toUndo}
        isSent={afterwards === 'sent'}
      />
    ) : (
      <TaskControls {...{ workspace, task, refresh }} small isNew={elapsed < NEW_SECONDS} />
    )
  return (
    <li data-after-undo tabIndex={-1} className={cx(cardStyle, card.className)}>
      <TaskPicture task={task} className={cardPicture} />
      <TaskPrompt workspace={workspace} task={task} className="text-second" />
      <div className="row-span-2">
        <p className={cx('figures flex h-5 items-center gap-2 leading-5', ticks)}>
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
        {/* The same room for all of it: a card that grew would move all that stands below it. */}
        <div className={cx('figures flex h-7.5 flex-col text-second text-xs leading-4', ticks)}>
          {noted ? (
            <NoteLine {...{ why, task, now }} className="line-clamp-2 leading-[0.9375rem]" />
          ) : !task.watched ? (
            <p className="line-clamp-2 leading-[0.9375rem]" title={t('card.noLongerWatchedMeans')}>
              {t('card.goesOn')}
            </p>
          ) : (
            <>
              {task.state === 'running' && task.usualSeconds ? (
                <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
              ) : (
                <span className="h-3.5" />
              )}
              <p className="flex gap-1">
                {when && (
                  <span className="min-w-0 truncate" title={when} suppressHydrationWarning>
                    {when}
                  </span>
                )}
                {/* Whose it is stays whole where only one of the two can. */}
                <span className="max-w-3/5 shrink-0 truncate" title={who}>
                  {when && '· '}
                  {who}
                </span>
              </p>
            </>
          )}
        </div>
      </div>
      <div className={cardFoot}>
        <span className="min-w-0 flex-1">
          <span
            className={cx('figures block h-[1lh] truncate', ticks)}
            title={foot || undefined}
            suppressHydrationWarning
          >
            {foot}
          </span>
        </span>
        {controls}
      </div>
    </li>
  )
})
MovingCard.displayName = 'MovingCard'

type UndoProps = {
  undo: SendUndo
  batchId: string
  count: number
  secondsLeft: number
  isSent: boolean
}

/** Beside the composer, which offers it too, the card leaves it to the composer. */
const UndoButton = ({ undo, batchId, count, secondsLeft, isSent }: UndoProps) => {
  const { t } = useWords()
  const over = useTranslations('composer.undoSend')
  const button = useRef<HTMLButtonElement>(null)
  const busy = undo.busy === batchId
  useTooLate(button, { secondsLeft, busy, words: over(isSent ? 'over' : 'overQueued') })
  return (
    <Button
      ref={button}
      size="sm"
      busy={busy}
      onClick={() => undo.takeBack(batchId)}
      className={cx('shrink-0', undo.offered === batchId && 'wide:hidden')}
    >
      {t('card.undo', { count })}
    </Button>
  )
}
