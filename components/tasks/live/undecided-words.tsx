import { LocalClock } from '@/components/tasks/live/local-clock'
import { noteWords } from '@/components/tasks/live/task-words'
import { nextTryWords } from '@/components/tasks/live/time-words'
import { useWords } from '@/components/tasks/live/words'
import { TimeAgo } from '@/components/ui/time-ago'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskView
  /** The server's clock, ISO 8601. */
  now: string
}

/** What is known of a task whose end nobody knows, what it holds, and who may end it. */
export const UndecidedWords = ({ task, now }: Props) => {
  const words = useWords()
  const { t, format } = words
  const member = task.member.name
  const credits = format.number(task.priceCredits)
  const { lastPolledAt } = task
  if (task.state === 'unconfirmed') {
    const until = task.can.writeOff ? 'undecided.untilYouDecide' : 'undecided.untilTheyDecide'
    return (
      <p className="figures text-second">
        {t.rich(task.mine ? 'undecided.youSent' : 'undecided.theySent', {
          member,
          time: () => <LocalClock at={task.sentAt ?? task.createdAt} />,
        })}{' '}
        {noteWords(words, task)} {t(until, { credits, member })}
      </p>
    )
  }
  return (
    <p className="figures text-second">
      {noteWords(words, task)} {t('undecided.held', { credits })}{' '}
      {lastPolledAt &&
        t.rich('undecided.lastAsked', { ago: () => <TimeAgo at={lastPolledAt} now={now} /> })}{' '}
      <span suppressHydrationWarning>{nextTryWords(words, task, Date.parse(now))}</span>
      {!task.can.writeOff && ` ${t('undecided.theyMayGiveUp', { member })}`}
    </p>
  )
}
