'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { FailedCards } from '@/components/tasks/live/failed-cards'
import { KeptHeight } from '@/components/tasks/live/kept-height'
import { MovingCards } from '@/components/tasks/live/moving-cards'
import { OwnQueuePaused, PauseOwnQueue } from '@/components/tasks/live/own-queue'
import { SaidNotice } from '@/components/tasks/live/said-notice'
import { countWords, type Stream } from '@/components/tasks/live/sort-tasks'
import { UndecidedCard } from '@/components/tasks/live/undecided-card'
import { useDeciding } from '@/components/tasks/live/use-deciding'
import { useRefreshWithFocus } from '@/components/tasks/live/use-refresh-with-focus'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  live: LiveView
  tasks: Stream
  skewMs: number
  /** Whose tasks are shown, where there are others'. */
  toggle: ReactNode
  refresh: () => Promise<unknown>
  onEdit?: (task: TaskView) => void
}

/** What the machine has in hand, then what waits for a person, then what ended without a video. */
export const OnTheWay = ({ workspace, live, tasks, skewMs, toggle, onEdit, ...props }: Props) => {
  const t = useTranslations('tasks')
  const { moving, undecided, failed } = tasks
  const heading = useRef<HTMLHeadingElement>(null)
  const refresh = useRefreshWithFocus(props.refresh, heading)
  const { said, deciding, dismiss } = useDeciding(live.tasks, heading)
  const { now, balance } = live
  const decision = { available: balance.available, paused: live.pause !== null, deciding }
  // Once something moved, its place is kept for this visit: nothing below it moves up by itself.
  const [moved, setMoved] = useState(moving.length > 0)
  if (moving.length > 0 && !moved) setMoved(true)
  return (
    <section aria-labelledby="on-the-way" className="flex flex-col gap-3">
      <div className="flex min-h-6 items-center gap-2.5">
        <h2
          id="on-the-way"
          ref={heading}
          tabIndex={-1}
          className="whitespace-nowrap rounded-xs font-semibold text-base"
        >
          {t('stream.onTheWay')}
        </h2>
        <span className="figures min-w-0 text-second">{countWords(t, tasks)}</span>
        <div className="ml-auto flex shrink-0 items-center gap-2.5">
          <PauseOwnQueue {...{ workspace, live, refresh }} />
          {toggle}
        </div>
      </div>
      <OwnQueuePaused {...{ workspace, live, refresh }} />
      {moved && (
        <KeptHeight>
          {moving.length > 0 ? (
            <MovingCards
              workspace={workspace}
              tasks={moving}
              serverNow={live.now}
              skewMs={skewMs}
              refresh={refresh}
              say={deciding.say}
            />
          ) : (
            <p className="grid h-27.5 place-content-center rounded-md border text-third">
              {t('stream.nothingOnItsWay')}
            </p>
          )}
        </KeptHeight>
      )}
      {said && <SaidNotice onDismiss={dismiss}>{said}</SaidNotice>}
      {undecided.length > 0 && (
        <ul aria-label={t('stream.waitingForDecision')} className="flex flex-col gap-3">
          {undecided.map((task) => (
            <UndecidedCard key={task.id} {...{ workspace, task, now, refresh }} {...decision} />
          ))}
        </ul>
      )}
      {failed.length > 0 && <FailedCards tasks={failed} {...{ workspace, refresh, onEdit }} />}
    </section>
  )
}
