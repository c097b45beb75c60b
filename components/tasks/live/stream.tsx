'use client'
import { ArrowUp } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { LiveNotice } from '@/components/tasks/live/live-notice'
import { newsBetween } from '@/components/tasks/live/news'
import { OnTheWay } from '@/components/tasks/live/on-the-way'
import { PauseNotice } from '@/components/tasks/live/pause-notice'
import { sortTasks } from '@/components/tasks/live/sort-tasks'
import { useHeldBack, useHold } from '@/components/tasks/live/use-held-back'
import { type LiveProblem, useClockSkew } from '@/components/tasks/live/use-live'
import { useSameFunction, useSameItems, useSameList } from '@/components/tasks/live/use-same'
import { WhoseToggle } from '@/components/tasks/live/whose-toggle'
import { useWords } from '@/components/tasks/live/words'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { VideoGrid } from '@/components/videos/video-grid'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  live: LiveView
  /** All tasks, with those in front that were only just pressed. */
  tasks: TaskView[]
  problem: LiveProblem | null
  canResume: boolean
  refresh: () => Promise<unknown>
  /** These two are absent for those who cannot send. */
  onEdit?: (task: TaskView) => void
  onExample?: () => void
}

/** What was said once is not said again when the page draws itself anew. */
const useSpokenNews = (live: LiveView) => {
  const words = useWords()
  const before = useRef(live)
  useEffect(() => {
    const news = newsBetween(words, before.current, live)
    before.current = live
    if (news) announce('news', news)
  }, [live])
}

/**
 * Everything that moves, then what needs a person, then the newest videos. It stands beside a
 * composer that draws itself with every key: nothing of it is drawn for that.
 */
export const Stream = ({ tasks, onEdit, onExample, ...rest }: Props) => {
  const edit = useSameFunction(onEdit)
  const example = useSameFunction(onExample)
  return <Drawn {...rest} tasks={useSameList(tasks)} onEdit={edit} onExample={example} />
}

const Drawn = memo(({ workspace, live, tasks, problem, canResume, refresh, ...on }: Props) => {
  const { t, format } = useWords()
  const [whose, setWhose] = useState<'mine' | 'team'>('team')
  const sorted = sortTasks(useSameItems(tasks), whose)
  const { held, showAll, moves } = useHold()
  const { items: videos, waiting: newVideos } = useHeldBack(useSameItems(live.videos), held)
  const undecided = useHeldBack(sorted.undecided, held)
  const failed = useHeldBack(sorted.failed, held)
  const waiting = newVideos + undecided.waiting + failed.waiting
  const skewMs = useClockSkew(live.now)
  const shared = tasks.some((task) => !task.mine)
  useSpokenNews(live)
  // Once it was there it stays for this visit: the videos below never move up by themselves.
  const some =
    sorted.moving.length + sorted.undecided.length + sorted.failed.length > 0 ||
    shared ||
    live.queue.pausedAt !== null
  const [used, setUsed] = useState(some)
  if (some && !used) setUsed(true)
  // Under "Today" nothing may stand that is only older.
  const today = live.today.videos > 0 || videos.length === 0
  return (
    <div className="@container flex flex-col gap-5 p-3 wide:p-5">
      {problem && <LiveNotice problem={problem} workspace={workspace} />}
      {live.pause && (
        <PauseNotice
          workspace={workspace}
          pause={live.pause}
          live={live}
          canResume={canResume}
          refresh={refresh}
        />
      )}
      {(some || used) && (
        <OnTheWay
          workspace={workspace}
          live={live}
          tasks={{ ...sorted, undecided: undecided.current, failed: failed.current }}
          skewMs={skewMs}
          toggle={shared && <WhoseToggle value={whose} onChange={setWhose} />}
          refresh={refresh}
          onEdit={on.onEdit}
        />
      )}
      <section aria-labelledby="newest" className="flex flex-col gap-3">
        <div className="flex min-h-6 items-center gap-2.5">
          <h2 id="newest" className="whitespace-nowrap font-semibold text-base">
            {t(today ? 'stream.today' : 'stream.newest')}
          </h2>
          {live.today.videos > 0 && (
            <span className="figures text-second">
              {t('stream.todaySum', {
                count: live.today.videos,
                shown: format.count(live.today.videos),
                credits: format.number(live.today.credits),
              })}
            </span>
          )}
        </div>
        {videos.length > 0 ? (
          <div {...moves}>
            <VideoGrid
              videos={videos}
              workspace={workspace}
              eager={8}
              label={t('stream.newestVideos')}
            />
          </div>
        ) : sorted.moving.length > 0 ? (
          <EmptyState title={t('stream.willAppear')} />
        ) : (
          <EmptyState
            title={t('stream.howToBegin')}
            action={
              on.onExample && <Button onClick={on.onExample}>{t('stream.tryExample')}</Button>
            }
          />
        )}
      </section>
      {waiting > 0 && (
        <button
          type="button"
          onClick={showAll}
          className="fixed top-[calc(var(--bar)+0.75rem)] left-1/2 z-10 flex min-h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-edge bg-panel px-3 font-medium shadow-lift hover:bg-raised wide:left-[calc(50%+202px)] touch:min-h-12"
        >
          <ArrowUp className="size-4" aria-hidden />
          {t('stream.waiting', { count: waiting })}
        </button>
      )}
    </div>
  )
})
Drawn.displayName = 'Stream'
