import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { costParts } from '@/components/tasks/live/cost-words'
import { useWords } from '@/components/tasks/live/words'
import { AskedFacts, Fact, Facts, Quiet } from '@/components/videos/facts'
import { When } from '@/components/videos/when'
import type { TakeView, TaskDetailView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskDetailView
  workspace: string
  /** ISO 8601. */
  now: string
  timeZone: string | null
}

/** What was asked, what it has cost so far, and where it stands among the takes of its shot. */
export const TaskFacts = ({ task, workspace, now, timeZone }: Props) => {
  const t = useTranslations('taskPage.facts')
  const videos = useTranslations('videos')
  const words = useWords()
  const [cost, ...rest] = costParts(words, task)
  return (
    <Facts>
      <AskedFacts of={task} now={now} timeZone={timeZone} />
      <Fact name={videos('facts.cost')}>
        {cost}
        <Quiet>{rest.map((part) => ` · ${part}`)}</Quiet>
      </Fact>
      {task.sentAt && (
        <Fact name={t('sent')}>
          <When at={task.sentAt} now={now} timeZone={timeZone} />
          {task.sendAttempts > 1 && <Quiet> · {t('attempt', { count: task.sendAttempts })}</Quiet>}
        </Fact>
      )}
      {task.providerTaskId && (
        <Fact name={t('klingId')}>
          <span className="select-all break-all">{task.providerTaskId}</span>
        </Fact>
      )}
      {task.retryOf && (
        <Fact name={t('inPlaceOf')}>
          <Takes takes={[task.retryOf]} workspace={workspace} />
        </Fact>
      )}
      {task.retries.length > 0 && (
        <Fact name={t('sentAgainAs')}>
          <Takes takes={task.retries} workspace={workspace} />
        </Fact>
      )}
    </Facts>
  )
}

const Takes = ({ takes, workspace }: { takes: TakeView[]; workspace: string }) => {
  const t = useTranslations('taskPage.facts')
  return takes.map(({ id, takeNumber }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Link
        href={`/w/${workspace}/videos/${id}`}
        prefetch={false}
        className="-my-1 inline-flex min-h-6 items-center rounded-xs underline decoration-edge underline-offset-2 hover:decoration-ink"
      >
        {t('take', { take: takeNumber })}
      </Link>
    </span>
  ))
}
