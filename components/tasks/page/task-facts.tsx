import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { costParts } from '@/components/tasks/live/cost-words'
import { useWords } from '@/components/tasks/live/words'
import { typeLabel } from '@/components/videos/type-label'
import { Fact } from '@/components/videos/video-facts'
import { settingsLine } from '@/components/videos/video-words'
import { When } from '@/components/videos/when'
import { scriptLang } from '@/lib/script-lang'
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
  const settings = settingsLine({ ...words, t: videos }, task.settings)
  const [cost, ...rest] = costParts(words, task)
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 wide:grid-cols-[6rem_minmax(0,1fr)]">
      <Fact name={videos('facts.by')}>
        {task.member.name}
        <span className="text-second">
          {' '}
          · <When at={task.createdAt} now={now} timeZone={timeZone} />
        </span>
      </Fact>
      <Fact name={videos('facts.project')}>{task.project.name}</Fact>
      <Fact name={videos('facts.model')}>
        {typeLabel(videos, task.type)}
        {task.providerMode === 'emulated' && (
          <span className="text-second"> · {videos('facts.demo')}</span>
        )}
      </Fact>
      {settings && <Fact name={videos('facts.settings')}>{settings}</Fact>}
      {task.settings.negativePrompt && (
        <Fact name={videos('facts.avoid')}>
          <span className="break-words" lang={scriptLang(task.settings.negativePrompt)}>
            {task.settings.negativePrompt}
          </span>
        </Fact>
      )}
      <Fact name={videos('facts.cost')}>
        {cost}
        <span className="text-second">{rest.map((part) => ` · ${part}`)}</span>
      </Fact>
      {task.sentAt && (
        <Fact name={t('sent')}>
          <When at={task.sentAt} now={now} timeZone={timeZone} />
          {task.sendAttempts > 1 && (
            <span className="text-second"> · {t('attempt', { count: task.sendAttempts })}</span>
          )}
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
    </dl>
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
