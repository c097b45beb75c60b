'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { FAILED_SHOWN, FailedCards } from '@/components/tasks/live/failed-cards'
import { KeptHeight } from '@/components/tasks/live/kept-height'
import { UndecidedCard } from '@/components/tasks/live/undecided-card'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  undecided: TaskView[]
  failed: TaskView[]
  /** What the cards of the first share. */
  decision: Pick<ComponentProps<typeof UndecidedCard>, 'available' | 'paused' | 'deciding'>
  /** The task that somebody asked to decide on: it is shown, whichever it is. */
  wanted?: string
  /** The server's clock, ISO 8601. */
  now: string
} & Omit<ComponentProps<typeof FailedCards>, 'tasks' | 'all' | 'narrow'>

/** Behind the count; what somebody has begun to decide stays. */
const LATER = '[&:not(:has(fieldset))]:hidden'

/**
 * What only a person can end, then what ended without a video: the first of each, and the number of
 * the others, so that the videos stay in sight.
 */
export const WaitingCards = ({ undecided, failed, decision, wanted, now, ...props }: Props) => {
  const t = useTranslations('tasks')
  const { workspace, cardId, refresh } = props
  const [allUndecided, setAllUndecided] = useState(false)
  const [allFailed, setAllFailed] = useState(false)
  const { middle, wide } = FAILED_SHOWN
  const others = undecided.filter(({ id }, at) => at > 0 && id !== wanted)
  const atRisk = others.reduce((sum, { priceCredits }) => sum + priceCredits, 0)
  // A telephone has room for one of them before the videos.
  const narrow = undecided.length > 0 ? 0 : 1
  const moreFailed = (shown: number) => t('stream.moreFailed', { count: failed.length - shown })
  return (
    <KeptHeight className="flex flex-col gap-3">
      {undecided.length > 0 && (
        <ul aria-label={t('stream.waitingForDecision')} className="flex flex-col gap-3">
          {undecided.map((task) => (
            <UndecidedCard
              key={task.id}
              id={cardId(task)}
              className={cx(!allUndecided && others.includes(task) && LATER)}
              {...{ workspace, task, now, refresh }}
              {...decision}
            />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <More all={allUndecided} onChange={setAllUndecided}>
          {allUndecided
            ? t('stream.fewerToDecide')
            : t('stream.moreToDecide', { count: others.length, credits: atRisk })}
        </More>
      )}
      {failed.length > 0 && (
        <FailedCards tasks={failed} {...{ narrow }} all={allFailed} {...props} />
      )}
      {failed.length > narrow && (
        <More
          all={allFailed}
          onChange={setAllFailed}
          className={cx(
            failed.length <= middle && '@xl:hidden',
            failed.length <= wide && '@4xl:hidden',
          )}
        >
          {allFailed ? (
            t('stream.fewer')
          ) : (
            <>
              <span className="@xl:hidden">
                {narrow === 0 ? t('count.failed', { count: failed.length }) : moreFailed(narrow)}
              </span>
              <span className="@max-xl:hidden @4xl:hidden">{moreFailed(middle)}</span>
              <span className="@max-4xl:hidden">{moreFailed(wide)}</span>
            </>
          )}
        </More>
      )}
    </KeptHeight>
  )
}

type MoreProps = {
  all: boolean
  onChange: (all: boolean) => void
} & Pick<ComponentProps<typeof Button>, 'className' | 'children'>

/** Its words begin where the cards do. */
const More = ({ all, onChange, className, ...props }: MoreProps) => (
  <Button
    variant="quiet"
    size="sm"
    aria-expanded={all}
    onClick={() => onChange(!all)}
    className={cx('figures -mx-1.5 -my-1 self-start', className)}
    {...props}
  />
)
