import { LocalClock } from '@/components/tasks/live/local-clock'
import { noteWords } from '@/components/tasks/live/task-words'
import { nextTryWords } from '@/components/tasks/live/time-words'
import { TimeAgo } from '@/components/ui/time-ago'
import { formatCredits } from '@/lib/format'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskView
  /** The server's clock, ISO 8601. */
  now: string
}

/** What is known of a task whose end nobody knows, what it holds, and who may end it. */
export const UndecidedWords = ({ task, now }: Props) => {
  const held = formatCredits(task.priceCredits)
  const decides = task.can.writeOff ? 'you decide' : `${task.member.name} or an admin decides`
  if (task.state === 'unconfirmed') {
    return (
      <p className="figures text-second">
        {task.mine ? 'You' : task.member.name} sent it at{' '}
        <LocalClock at={task.sentAt ?? task.createdAt} />. {noteWords(task)} {held} stay held, at
        risk, until {decides}.
      </p>
    )
  }
  return (
    <p className="figures text-second">
      {noteWords(task)} {held} stay held, at risk.{' '}
      {task.lastPolledAt && (
        <>
          Last asked <TimeAgo at={task.lastPolledAt} now={now} />.
        </>
      )}{' '}
      <span suppressHydrationWarning>{nextTryWords(task, Date.parse(now))}</span>
      {!task.can.writeOff && ` ${task.member.name} or an admin may give it up.`}
    </p>
  )
}
