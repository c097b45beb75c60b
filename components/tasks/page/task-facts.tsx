import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { costParts } from '@/components/tasks/live/cost-words'
import { useFormat } from '@/components/ui/use-format'
import { typeLabel } from '@/components/videos/type-label'
import { Fact } from '@/components/videos/video-facts'
import { settingsLine } from '@/components/videos/video-words'
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
  const videos = useTranslations('videos')
  const format = useFormat()
  const settings = settingsLine({ t: videos, format }, task.settings)
  const [cost, ...rest] = costParts(task)
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 wide:grid-cols-[6rem_minmax(0,1fr)]">
      <Fact name="By">
        {task.member.name}
        <span className="text-second">
          {' '}
          · <When at={task.createdAt} now={now} timeZone={timeZone} />
        </span>
      </Fact>
      <Fact name="Project">{task.project.name}</Fact>
      <Fact name="Model">
        {typeLabel(videos, task.type)}
        {task.providerMode === 'emulated' && <span className="text-second"> · demo</span>}
      </Fact>
      {settings && <Fact name="Settings">{settings}</Fact>}
      {task.settings.negativePrompt && (
        <Fact name="Avoid">
          <span className="break-words">{task.settings.negativePrompt}</span>
        </Fact>
      )}
      <Fact name="Cost">
        {cost}
        <span className="text-second">{rest.map((part) => ` · ${part}`)}</span>
      </Fact>
      {task.sentAt && (
        <Fact name="Sent">
          <When at={task.sentAt} now={now} timeZone={timeZone} />
          {task.sendAttempts > 1 && (
            <span className="text-second"> · attempt {task.sendAttempts}</span>
          )}
        </Fact>
      )}
      {task.providerTaskId && (
        <Fact name="Kling’s id">
          <span className="select-all break-all">{task.providerTaskId}</span>
        </Fact>
      )}
      {task.retryOf && (
        <Fact name="In place of">
          <Takes takes={[task.retryOf]} workspace={workspace} />
        </Fact>
      )}
      {task.retries.length > 0 && (
        <Fact name="Sent again as">
          <Takes takes={task.retries} workspace={workspace} />
        </Fact>
      )}
    </dl>
  )
}

const Takes = ({ takes, workspace }: { takes: TakeView[]; workspace: string }) =>
  takes.map(({ id, takeNumber }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Link
        href={`/w/${workspace}/videos/${id}`}
        prefetch={false}
        className="-my-1 inline-flex min-h-6 items-center rounded-xs underline decoration-edge underline-offset-2 hover:decoration-ink"
      >
        take {takeNumber}
      </Link>
    </span>
  ))
