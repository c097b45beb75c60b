'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import { candidatesOf, countNew, type News } from '@/components/tasks/live/candidates'
import { PauseOwnQueue } from '@/components/tasks/live/own-queue'
import { PlaceCards } from '@/components/tasks/live/place-cards'
import { SaidNotice } from '@/components/tasks/live/said-notice'
import { countWords, type Stream } from '@/components/tasks/live/sort-tasks'
import { useDeciding } from '@/components/tasks/live/use-deciding'
import { useInView } from '@/components/tasks/live/use-in-view'
import { usePlaces } from '@/components/tasks/live/use-places'
import { useRefreshWithFocus } from '@/components/tasks/live/use-refresh-with-focus'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { laterInPlace } from '@/components/ui/later'
import { useAwake } from '@/components/ui/use-awake'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'
import type { Whose } from '@/lib/tasks/whose'

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
  /** Whose tasks are shown, and the choice, where there are others'. */
  whose: Whose
  toggle: ReactNode
  undo: SendUndo
  refresh: () => Promise<unknown>
  onPutAway: (task: TaskView) => void
  onEdit?: (task: TaskView) => void
  /** How much of the news there is to take in. */
  onNew: (count: number) => void
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
  const { turn, undo, onTake, onPutAway, onEdit, onNew } = props
  const candidates = candidatesOf(tasks.moving, news, props.viewerId)
  const { places, rows } = usePlaces(candidates, { grid, turn, all, still: awake })
  const placed = new Set(places)
  const isNothing = places.every((id) => id === null)
  const rest = rows === null ? 0 : tasks.moving.filter(({ id }) => !placed.has(id)).length
  const counts = countWords(t, tasks)
  const nothingMade = live.videos.length === 0
  const waiting = countNew(news, useInView(grid) ? placed : new Set())
  useEffect(() => onNew(waiting), [onNew, waiting])

  const hasToDecide = news.ended.some(({ can }) => can.confirm)
  useEffect(() => {
    // A press on the card of what waits for a decision leads to these, and finds them there.
    if (hasToDecide) WaitingCards.fetch()
  }, [hasToDecide])
  const [wanted, setWanted] = useState('')
  const decide = (task: TaskView) => {
    onTake()
    setWanted(task.id)
    // Its card goes from its place to the list of those that wait for a person.
    requestAnimationFrame(() => document.getElementById(cardId(task))?.focus())
  }
  return (
    <section aria-labelledby="on-the-way" className="flex flex-col gap-3">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2.5 @max-2xl:gap-x-2 @max-lg:gap-y-1">
        <h2
          id="on-the-way"
          ref={heading}
          tabIndex={-1}
          className="scroll-mt-[calc(var(--bar)+1rem)] scroll-mb-60 whitespace-nowrap rounded-xs font-semibold text-base"
        >
          {t('stream.onTheWay')}
        </h2>
        {/* A line of its own on a narrow screen, also while there is nothing to count: it would push.
            Not before the first press, which moves everything anyway. */}
        <span
          className={cx(
            'figures min-h-5 min-w-0 truncate text-second @lg:flex-1 @max-lg:order-1 @max-lg:basis-full @max-sm:text-xs',
            !counts && nothingMade && '@max-lg:hidden',
          )}
          title={counts}
        >
          {counts}
        </span>
        <div className="ml-auto flex min-w-0 items-center gap-2.5 @max-2xl:gap-2 touch:-my-2">
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
      <div
        className={cx('relative', isNothing && nothingMade && 'low:h-12 low:overflow-hidden')}
        onMouseMove={wake}
        onMouseLeave={sleep}
        onKeyDown={wake}
      >
        <PlaceCards
          {...{ grid, workspace, places, all, undo, refresh, skewMs }}
          tasks={[...tasks.moving, ...news.ended]}
          videos={new Map(news.videos.map((video) => [video.taskId, video]))}
          serverNow={now}
          ended={{ decision, now, onEdit, onPutAway, onDecide: decide }}
        />
        {isNothing && (
          <p className="absolute inset-0 grid place-content-center rounded-md border text-third">
            {tasks.inHand.length > 0
              ? t('stream.notWatched')
              : t(props.whose === 'mine' ? 'stream.nothingOfYours' : 'stream.nothingOnItsWay')}
          </p>
        )}
      </div>
      {said && <SaidNotice onDismiss={dismiss}>{said}</SaidNotice>}
      {taken.undecided.length + taken.failed.length > 0 && (
        <WaitingCards
          {...taken}
          {...{ workspace, decision, wanted, now, refresh, cardId, onPutAway, onEdit }}
        />
      )}
    </section>
  )
}

const cardId = ({ id }: TaskView) => `card-${id}`
