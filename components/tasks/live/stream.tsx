'use client'
import { ArrowUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { FailedCards } from '@/components/tasks/live/failed-cards'
import { LiveNotice } from '@/components/tasks/live/live-notice'
import { MovingCards } from '@/components/tasks/live/moving-cards'
import { newsBetween } from '@/components/tasks/live/news'
import { PauseNotice } from '@/components/tasks/live/pause-notice'
import { sortTasks } from '@/components/tasks/live/sort-tasks'
import { UndecidedCard } from '@/components/tasks/live/undecided-card'
import { useHeldBack } from '@/components/tasks/live/use-held-back'
import { type LiveProblem, useClockSkew } from '@/components/tasks/live/use-live'
import { useSameItems } from '@/components/tasks/live/use-same'
import { WhoseToggle } from '@/components/tasks/live/whose-toggle'
import { announce } from '@/components/ui/announcer'
import { EmptyState } from '@/components/ui/empty-state'
import { VideoGrid } from '@/components/videos/video-grid'
import { countOf, formatCredits } from '@/lib/format'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  live: LiveView
  /** All tasks, with those in front that were only just pressed. */
  tasks: TaskView[]
  problem: LiveProblem | null
  canResume: boolean
  refresh: () => Promise<unknown>
  onEdit?: (task: TaskView) => void
}

const GENERATING = new Set<TaskView['state']>(['sending', 'running', 'archiving'])

const countWords = (moving: TaskView[]): string => {
  const running = moving.filter((task) => GENERATING.has(task.state)).length
  const queued = moving.length - running
  return [running > 0 && `${running} running`, queued > 0 && `${queued} queued`]
    .filter(Boolean)
    .join(' · ')
}

/** What was said once is not said again when the page draws itself anew. */
const useSpokenNews = (live: LiveView) => {
  const before = useRef(live)
  useEffect(() => {
    const news = newsBetween(before.current, live)
    before.current = live
    if (news) announce('news', news)
  }, [live])
}

/** Everything that moves, then what needs a person, then the newest videos. */
export const Stream = ({ workspace, live, tasks, problem, canResume, refresh, onEdit }: Props) => {
  const [whose, setWhose] = useState<'mine' | 'team'>('team')
  const { moving, undecided, failed } = sortTasks(useSameItems(tasks), whose)
  const { items: videos, waiting, showAll } = useHeldBack(useSameItems(live.videos))
  const skewMs = useClockSkew(live.now)
  const shared = tasks.some((task) => !task.mine)
  useSpokenNews(live)
  // Under "Today" nothing may stand that is only older.
  const today = live.today.videos > 0 || videos.length === 0
  return (
    <div className="@container flex flex-col gap-5 p-3 wide:p-5">
      {problem && <LiveNotice problem={problem} workspace={workspace} />}
      {live.pause && (
        <PauseNotice
          workspace={workspace}
          reason={live.pause}
          canResume={canResume}
          refresh={refresh}
        />
      )}
      {(moving.length > 0 || undecided.length > 0 || failed.length > 0 || shared) && (
        <section aria-labelledby="on-the-way" className="flex flex-col gap-3">
          <div className="flex min-h-6 items-center gap-2.5">
            <h2 id="on-the-way" className="whitespace-nowrap font-semibold text-base">
              On the way
            </h2>
            <span className="figures min-w-0 truncate text-second">
              {countWords(moving) || 'nothing'}
            </span>
            {shared && <WhoseToggle value={whose} onChange={setWhose} />}
          </div>
          {moving.length > 0 && (
            <MovingCards
              workspace={workspace}
              tasks={moving}
              serverNow={live.now}
              skewMs={skewMs}
              refresh={refresh}
            />
          )}
          {undecided.length > 0 && (
            <ul aria-label="Waiting for a decision" className="flex flex-col gap-3">
              {undecided.map((task) => (
                <UndecidedCard key={task.id} {...{ workspace, task, refresh }} />
              ))}
            </ul>
          )}
          {failed.length > 0 && <FailedCards tasks={failed} {...{ workspace, refresh, onEdit }} />}
        </section>
      )}
      <section aria-labelledby="newest" className="flex flex-col gap-3">
        <div className="flex min-h-6 items-center gap-2.5">
          <h2 id="newest" className="whitespace-nowrap font-semibold text-base">
            {today ? 'Today' : 'Newest'}
          </h2>
          {today && (
            <span className="figures text-second">
              {countOf(live.today.videos, 'video', 'videos')} · {formatCredits(live.today.credits)}{' '}
              credits
            </span>
          )}
        </div>
        {videos.length > 0 ? (
          <VideoGrid videos={videos} workspace={workspace} eager={8} label="Newest videos" />
        ) : (
          <EmptyState title="Describe a shot, press Generate, and it appears here as soon as it is done." />
        )}
      </section>
      {waiting > 0 && (
        <button
          type="button"
          onClick={showAll}
          className="fixed top-[calc(var(--bar)+0.75rem)] left-1/2 z-10 flex min-h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-edge bg-panel px-3 font-medium shadow-lift hover:bg-raised wide:left-[calc(50%+202px)] touch:min-h-12"
        >
          <ArrowUp className="size-4" aria-hidden />
          {waiting} new
        </button>
      )}
    </div>
  )
}
