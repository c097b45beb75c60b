'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import { costWords, isLoss } from '@/components/tasks/live/cost-words'
import { Decision } from '@/components/tasks/live/decision'
import { NoteLine } from '@/components/tasks/live/note-line'
import { startWords } from '@/components/tasks/live/queue-words'
import { useRawAnswer } from '@/components/tasks/live/raw-answer'
import { TaskAxis } from '@/components/tasks/live/task-axis'
import { TaskControls } from '@/components/tasks/live/task-controls'
import { noteWords, stateWord } from '@/components/tasks/live/task-words'
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
  /** What can be done about the request of a task that is over; nothing for those who may not. */
  actions: ReactNode
  refresh: () => Promise<unknown>
}

const ON_ITS_WAY = new Set<TaskView['state']>(['queued', 'sending', 'running', 'archiving'])

/**
 * In the player's place: what is happening to a task that has no video yet, or never will. As high
 * as a video would be and as its words become while it runs, or they would push what stands below;
 * where the window is low only as high as its words.
 */
export const TaskStage = (props: Props) => {
  const { workspace, task, heading } = props
  const words = useWords()
  const answer = useRawAnswer(workspace, task)
  const undecided = task.can.writeOff || ['unconfirmed', 'stalled', 'lost'].includes(task.state)
  return (
    <section
      aria-labelledby="task-state"
      className="grid min-h-[max(14.5rem,min(56.25vw-0.85rem,100dvh-var(--bar,3rem)-17rem))] w-full place-items-center rounded-picture border bg-panel p-4 wide:min-h-[min(56.25vw-15rem,100dvh-var(--bar,3rem)-9rem)] wide:p-8 low:min-h-0 low:p-3"
    >
      <div className="flex w-full max-w-xl flex-col items-center gap-3 text-balance text-center low:gap-2">
        <div className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1">
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
        {/* What a finger reaches of it is higher than it looks: not into the buttons above. */}
        <div className="empty:hidden touch:pt-2">{answer.opener}</div>
        {answer.words && <div className="w-full">{answer.words}</div>}
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
        // What is chosen opens in the full width, and reads from the left.
        <div className="flex justify-center has-[fieldset]:w-full has-[fieldset]:text-left [&>div]:justify-center">
          <Decision {...{ workspace, task, refresh, available, paused, deciding }} />
        </div>
      )}
    </>
  )
}

const Moving = ({ workspace, task, serverNow, now, refresh, actions }: Props) => {
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
        <div className="w-full">
          <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
        </div>
      )}
      {onItsWay && (
        <p
          className="figures flex w-full justify-center gap-x-4 text-second has-[>:nth-child(2)]:justify-between has-[>:nth-child(2)]:text-left"
          suppressHydrationWarning
        >
          <span>
            {facts}
            {facts && lastPolledAt && ' · '}
            {lastPolledAt &&
              t.rich('asked', { ago: () => <TimeAgo at={lastPolledAt} now={serverNow} /> })}
          </span>
          {task.state !== 'queued' && <span className="shrink-0">{elapsedClock(elapsed)}</span>}
        </p>
      )}
      {!onItsWay && (
        <p className={cx('figures', isLoss(task) ? 'text-loss' : 'text-second')}>
          {costWords(words, task)}
        </p>
      )}
      <NoteLine why={noteWords(words, task)} task={task} now={now} />
      {actions}
      <div className="flex flex-wrap items-center justify-center gap-2 empty:hidden">
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
