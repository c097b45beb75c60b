'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import { candidatesOf, type News } from '@/components/tasks/live/candidates'
import { KeptHeight } from '@/components/tasks/live/kept-height'
import { PauseOwnQueue } from '@/components/tasks/live/own-queue'
import { PlaceCards } from '@/components/tasks/live/place-cards'
import { SaidNotice } from '@/components/tasks/live/said-notice'
import { countWords, type Stream } from '@/components/tasks/live/sort-tasks'
import { useDeciding } from '@/components/tasks/live/use-deciding'
import { usePlaces } from '@/components/tasks/live/use-places'
import { useRefreshWithFocus } from '@/components/tasks/live/use-refresh-with-focus'
import { Button } from '@/components/ui/button'
import { laterInPlace } from '@/components/ui/later'
import { useAwake } from '@/components/ui/use-awake'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

// Most shots end with a video.
const WaitingCards = laterInPlace(() =>
  import('@/components/tasks/live/waiting-cards').then((file) => file.WaitingCards),
)

/** Who has not moved for so long is not about to press anything. */
const REST_MS = 3000

type Props = {
  workspace: string
  viewerId: string
  live: LiveView
  /** All of them, as they are now. */
  tasks: Stream
  /** What the viewer has taken in of what waits for a person, and of what ended without a video. */
  taken: Pick<Stream, 'undecided' | 'failed'>
  news: News
  /** Another one whenever the viewer takes in what is new. */
  turn: string
  onTake: () => void
  skewMs: number
  /** Whose tasks are shown, where there are others'. */
  toggle: ReactNode
  undo: SendUndo
  refresh: () => Promise<unknown>
  onEdit?: (task: TaskView) => void
}

/** What the machine has in hand, then what waits for a person, then what ended without a video. */
export const OnTheWay = ({ workspace, live, tasks, taken, news, skewMs, ...props }: Props) => {
  const t = useTranslations('tasks')
  const heading = useRef<HTMLHeadingElement>(null)
  const grid = useRef<HTMLUListElement>(null)
  const refresh = useRefreshWithFocus(props.refresh, heading)
  const { said, deciding, dismiss } = useDeciding(live.tasks, heading)
  const { now, balance } = live
  const decision = { available: balance.available, paused: live.pause !== null, deciding }
  const [all, setAll] = useState(false)
  const { awake, wake, sleep } = useAwake(REST_MS)
  const { turn, undo, onTake } = props
  const candidates = candidatesOf(tasks.moving, news, props.viewerId)
  const { places, rows } = usePlaces(candidates, { grid, turn, all, still: awake })
  const placed = new Set(places)
  const rest = rows === null ? 0 : tasks.moving.filter(({ id }) => !placed.has(id)).length
  const counts = countWords(t, tasks)

  const hasEnded = news.ended.length > 0
  useEffect(() => {
    // A press on the card of what has ended leads to these, and finds them there.
    if (!hasEnded) return
    WaitingCards.fetch()
  }, [hasEnded])
  const look = (task: TaskView) => {
    onTake()
    // Its card goes from its place to the list of those that wait for a person.
    requestAnimationFrame(() => document.getElementById(cardId(task))?.focus())
  }
  return (
    <section aria-labelledby="on-the-way" className="flex flex-col gap-3">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2.5 @max-2xl:gap-x-2 @max-2xl:gap-y-1">
        <h2
          id="on-the-way"
          ref={heading}
          tabIndex={-1}
          className="whitespace-nowrap rounded-xs font-semibold text-base"
        >
          {t('stream.onTheWay')}
        </h2>
        {/* A line of its own on a narrow screen, also while there is nothing to count: it would push. */}
        <span
          className="figures min-h-5 min-w-0 truncate text-second @2xl:flex-1 @max-2xl:order-1 @max-2xl:basis-full @max-sm:text-xs"
          title={counts}
        >
          {counts}
        </span>
        <div className="ml-auto flex min-w-0 items-center gap-2.5 @max-2xl:gap-2">
          {(rest > 0 || all) && (
            <Button
              variant="quiet"
              size="sm"
              aria-expanded={all}
              onClick={() => setAll(!all)}
              className="figures"
            >
              {all ? t('stream.fewer') : t('stream.more', { count: rest })}
            </Button>
          )}
          <PauseOwnQueue {...{ workspace, live, refresh }} />
          {props.toggle}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody is there */}
      <div className="relative" onMouseMove={wake} onMouseLeave={sleep} onKeyDown={wake}>
        <PlaceCards
          {...{ grid, workspace, places, all, undo, refresh, skewMs }}
          tasks={[...tasks.moving, ...news.ended]}
          videos={new Map(news.videos.map((video) => [video.taskId, video]))}
          serverNow={now}
          onLook={look}
        />
        {placed.size === 1 && placed.has(null) && (
          <p className="absolute inset-0 grid place-content-center rounded-md border text-third">
            {t('stream.nothingOnItsWay')}
          </p>
        )}
      </div>
      {said && <SaidNotice onDismiss={dismiss}>{said}</SaidNotice>}
      {taken.undecided.length + taken.failed.length > 0 && (
        <KeptHeight>
          <WaitingCards
            {...taken}
            {...{ workspace, decision, now, refresh, cardId }}
            onEdit={props.onEdit}
          />
        </KeptHeight>
      )}
    </section>
  )
}

const cardId = ({ id }: TaskView) => `card-${id}`
