'use client'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { costWords, isLoss } from '@/components/tasks/live/cost-words'
import { Decision } from '@/components/tasks/live/decision'
import { NoteLine } from '@/components/tasks/live/note-line'
import { startWords } from '@/components/tasks/live/queue-words'
import { RawAnswer } from '@/components/tasks/live/raw-answer'
import { TaskAxis } from '@/components/tasks/live/task-axis'
import { TaskControls } from '@/components/tasks/live/task-controls'
import { stateWord } from '@/components/tasks/live/task-words'
import { elapsedClock, elapsedSeconds, paceWords } from '@/components/tasks/live/time-words'
import { UndecidedWords } from '@/components/tasks/live/undecided-words'
import type { Deciding } from '@/components/tasks/live/use-deciding'
import { useWords } from '@/components/tasks/live/words'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/mark'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Translate } from '@/components/ui/translate'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  /** The server's clock, ISO 8601. */
  serverNow: string
  /** The same, ticking, in milliseconds. */
  now: number
  heading: RefObject<HTMLHeadingElement | null>
  available: number
  paused: boolean
  deciding: Deciding
  refresh: () => Promise<unknown>
}

const ON_ITS_WAY = new Set<TaskView['state']>(['queued', 'sending', 'running', 'archiving'])

/** In the player's place: what is happening to a task that has no video yet, or never will. */
export const TaskStage = (props: Props) => {
  const { workspace, task, heading } = props
  const words = useWords()
  const undecided = task.can.writeOff || ['unconfirmed', 'stalled', 'lost'].includes(task.state)
  return (
    <section
      aria-labelledby="task-state"
      className="grid aspect-video w-full place-items-center rounded-picture border bg-panel p-4 wide:p-8"
    >
      <div className="flex w-full max-w-xl flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {task.can.confirm && <Badge tone="strong">{words.t('card.decisionNeeded')}</Badge>}
          {ON_ITS_WAY.has(task.state) && (
            <Mark lit={task.state === 'running' || task.state === 'sending'} />
          )}
          <h2
            id="task-state"
            ref={heading}
            tabIndex={-1}
            className="min-w-0 rounded-xs font-semibold text-lg"
          >
            {stateWord(words, task)}
          </h2>
        </div>
        {undecided ? <Undecided {...props} /> : <Moving {...props} />}
        {task.can.readAnswer && <RawAnswer workspace={workspace} taskId={task.id} />}
      </div>
    </section>
  )
}

const Undecided = ({ workspace, task, serverNow, refresh, ...rest }: Props) => {
  const { available, paused, deciding } = rest
  return (
    <>
      <UndecidedWords task={task} now={serverNow} />
      {task.can.writeOff && (
        <div className="flex">
          <Decision {...{ workspace, task, refresh, available, paused, deciding }} />
        </div>
      )}
    </>
  )
}

const Moving = ({ workspace, task, serverNow, now, refresh }: Props) => {
  const t = useTranslations('taskPage')
  const words = useWords()
  const elapsed = elapsedSeconds(task, now)
  const onItsWay = ON_ITS_WAY.has(task.state)
  const { lastPolledAt } = task
  const queued = task.state === 'queued' ? [placeOf(t, task), startWords(words, task)] : []
  const facts = [paceWords(words, task, elapsed), ...queued].filter(Boolean).join(' · ')
  return (
    <>
      {task.state === 'running' && task.usualSeconds && (
        <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
      )}
      {onItsWay && (
        <p
          className="figures flex flex-wrap justify-between gap-x-4 text-second"
          suppressHydrationWarning
        >
          <span>
            {facts}
            {facts && lastPolledAt && ' · '}
            {lastPolledAt &&
              t.rich('asked', { ago: () => <TimeAgo at={lastPolledAt} now={serverNow} /> })}
          </span>
          {task.state !== 'queued' && <span>{elapsedClock(elapsed)}</span>}
        </p>
      )}
      {!onItsWay && (
        <p className={cx('figures', isLoss(task) ? 'text-loss' : 'text-second')}>
          {costWords(words, task)}
        </p>
      )}
      <NoteLine task={task} now={now} />
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        <TaskControls workspace={workspace} task={task} refresh={refresh} />
      </div>
    </>
  )
}

const placeOf = (t: Translate<'taskPage'>, { queuedBefore, queuePaused }: TaskView) => {
  if (queuePaused) return t('queuePaused')
  if (queuedBefore === null) return null
  return queuedBefore === 0 ? t('nextToBeSent') : t('aheadOfIt', { count: queuedBefore })
}
