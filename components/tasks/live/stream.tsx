'use client'
import { ArrowUp } from 'lucide-react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import { listsToday } from '@/components/tasks/live/lists-today'
import { LiveNotice } from '@/components/tasks/live/live-notice'
import { newsBetween } from '@/components/tasks/live/news'
import { NewsDock } from '@/components/tasks/live/news-dock'
import { OnTheWay } from '@/components/tasks/live/on-the-way'
import { OwnQueuePaused } from '@/components/tasks/live/own-queue'
import { sortTasks } from '@/components/tasks/live/sort-tasks'
import { dayBegan, type LiveProblem } from '@/components/tasks/live/use-live'
import { useSameFunction, useSameItems, useSameList } from '@/components/tasks/live/use-same'
import { useTakenIn } from '@/components/tasks/live/use-taken-in'
import { useTurn } from '@/components/tasks/live/use-turn'
import { useWhose } from '@/components/tasks/live/use-whose'
import { WhoseToggle } from '@/components/tasks/live/whose-toggle'
import { useWords } from '@/components/tasks/live/words'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { VideoGrid } from '@/components/videos/video-grid'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'
import type { Whose } from '@/lib/tasks/whose'

// Sending stands still seldom.
const PauseNotice = later(() =>
  import('@/components/tasks/live/pause-notice').then((file) => file.PauseNotice),
)

// A card is seldom put away.
const PutAwayNote = later(() =>
  import('@/components/tasks/live/put-away-note').then((file) => file.PutAwayNote),
)

type Props = {
  workspace: string
  viewerId: string
  /** What the page was drawn with. */
  whose: Whose
  live: LiveView
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  skewMs: number
  /** All tasks, with those in front that were only just pressed. */
  tasks: TaskView[]
  undo: SendUndo
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

/** What was watched at some time since the viewer last took in what is new, by id. */
const useSeen = (tasks: TaskView[], turn: string): ReadonlySet<string> => {
  const seen = useRef({ turn, ids: new Set<string>() })
  if (seen.current.turn !== turn) seen.current = { turn, ids: new Set() }
  for (const { id, watched } of tasks) if (watched) seen.current.ids.add(id)
  return seen.current.ids
}

/**
 * Everything that moves, then what needs a person, then the newest videos. It stands beside a
 * composer that draws itself with every key: nothing of it is drawn for that.
 */
export const Stream = ({ tasks, undo, onEdit, onExample, ...rest }: Props) => {
  const edit = useSameFunction(onEdit)
  const example = useSameFunction(onExample)
  const takeBack = useSameFunction(undo.takeBack) ?? undo.takeBack
  return (
    <Drawn
      {...rest}
      tasks={useSameList(tasks)}
      offered={undo.offered}
      takenBack={undo.busy}
      takeBack={takeBack}
      onEdit={edit}
      onExample={example}
    />
  )
}

type DrawnProps = Omit<Props, 'undo'> & {
  offered: SendUndo['offered']
  takenBack: SendUndo['busy']
  takeBack: SendUndo['takeBack']
}

/** What the button says of all that waits above: of the best of it, or of what needs a person. */
const keyOfWaiting = (videos: number, undecided: number) => {
  if (videos > 0) return 'stream.waiting'
  return undecided > 0 ? 'count.undecided' : 'stream.withoutVideo'
}

const Drawn = memo(({ workspace, live, tasks, problem, canResume, refresh, ...on }: DrawnProps) => {
  const { t, format } = useWords()
  const [whose, setWhose] = useWhose(workspace, on.whose)
  const { turn, take } = useTurn(tasks, live.now)
  const sorted = sortTasks(useSameItems(tasks), whose, useSeen(tasks, turn))
  const listed = useTakenIn(useSameItems(live.videos), turn, { whenEmpty: true })
  const undecided = useTakenIn(sorted.undecided, turn)
  const failed = useTakenIn(sorted.failed, turn)
  const videos = useSameList(listed.kept)
  // One that is older was only moved into the answer by one that has gone.
  const newest = videos[0]?.createdAt ?? ''
  const newVideos = listed.fresh.filter(({ createdAt }) => createdAt > newest)
  const ended = [...undecided.fresh, ...failed.fresh]
  const [waiting, setWaiting] = useState(0)
  const waitingKey = keyOfWaiting(newVideos.length, undecided.fresh.length)
  const [away, setAway] = useState<TaskView | null>(null)
  // It stays while the page is open: with a colleague's last task it would go under a pointer.
  const [shared, setShared] = useState(false)
  if (!shared && tasks.some((task) => !task.mine)) setShared(true)
  const stream = useRef<HTMLDivElement>(null)
  const { offered, takenBack, takeBack } = on
  const undo = useMemo(
    () => ({ offered, busy: takenBack, takeBack }),
    [offered, takenBack, takeBack],
  )
  useSpokenNews(live)
  const made = live.today
  const today = videos.length === 0 || listsToday(made, newVideos, dayBegan())
  const sum = t(today ? 'stream.todaySum' : 'stream.madeToday', {
    count: made.videos,
    shown: format.count(made.videos),
    credits: format.number(made.credits),
  })
  const takeAll = () => {
    take()
    window.scrollTo({ top: 0, behavior: 'smooth' })
    const leadsTo = newVideos.length > 0 ? '[data-tile]' : '#on-the-way'
    requestAnimationFrame(() =>
      stream.current?.querySelector<HTMLElement>(leadsTo)?.focus({ preventScroll: true }),
    )
  }
  return (
    <div ref={stream} className="@container flex flex-col gap-5 p-3 wide:p-5">
      <OnTheWay
        workspace={workspace}
        viewerId={on.viewerId}
        live={live}
        tasks={sorted}
        taken={{ undecided: undecided.present, failed: failed.present }}
        news={{ videos: newVideos, ended }}
        turn={turn}
        onTake={take}
        skewMs={on.skewMs}
        whose={shared ? whose : 'team'}
        toggle={
          shared && (
            <WhoseToggle
              value={whose}
              onChange={(next) => {
                setWhose(next)
                take()
              }}
            />
          )
        }
        undo={undo}
        refresh={refresh}
        onPutAway={setAway}
        onEdit={on.onEdit}
        onNew={setWaiting}
      />
      <section aria-labelledby="newest" className="flex flex-col gap-3">
        {waiting > 0 && (
          // Without a height of its own: in the line of the heading, and in view from there on.
          <div className="sticky top-[calc(var(--bar)+0.75rem)] z-10 -mb-3 flex h-0 justify-end">
            <button
              type="button"
              onClick={takeAll}
              className="reach -mt-1 flex h-8 items-center gap-1.5 rounded-full border border-edge bg-panel px-3 font-medium shadow-lift hover:bg-raised touch:h-9"
            >
              <ArrowUp className="size-4" aria-hidden />
              {t(waitingKey, { count: waiting })}
            </button>
          </div>
        )}
        <div className={cx('flex min-h-6 items-center gap-2.5', waiting > 0 && 'pr-40')}>
          <h2 id="newest" className="whitespace-nowrap font-semibold text-base">
            {t(today ? 'stream.today' : 'stream.newest')}
          </h2>
          {made.videos > 0 && (
            <span className="figures min-w-0 truncate text-second" title={sum}>
              {sum}
            </span>
          )}
        </div>
        {videos.length > 0 ? (
          <VideoGrid
            videos={videos}
            workspace={workspace}
            eager={8}
            label={t('stream.newestVideos')}
          />
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
      <NewsDock>
        <OwnQueuePaused {...{ workspace, live, refresh }} />
        {live.pause && (
          <PauseNotice pause={live.pause} {...{ workspace, live, canResume, refresh }} />
        )}
        {away && (
          <PutAwayNote key={away.id} task={away} {...{ workspace, refresh }} onGone={setAway} />
        )}
        {problem && <LiveNotice problem={problem} workspace={workspace} />}
      </NewsDock>
    </div>
  )
})
Drawn.displayName = 'Stream'
