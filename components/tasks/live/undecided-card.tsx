import { useTranslations } from 'next-intl'
import { Decision } from '@/components/tasks/live/decision'
import { useRawAnswer } from '@/components/tasks/live/raw-answer'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { UndecidedWords } from '@/components/tasks/live/undecided-words'
import type { Deciding } from '@/components/tasks/live/use-deciding'
import { useWords } from '@/components/tasks/live/words'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { shotAndTake } from '@/components/videos/video-words'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  /** Of its element, so that the focus finds it. */
  id: string
  workspace: string
  task: TaskView
  /** The server's clock, ISO 8601. */
  now: string
  available: number
  paused: boolean
  deciding: Deciding
  refresh: () => Promise<unknown>
  className?: string
}

/** A task whose end nobody knows. Not red: nothing is lost yet, and a person can end it. */
export const UndecidedCard = ({ id, workspace, task, now, className, ...decision }: Props) => {
  const words = useWords()
  const place = shotAndTake(useTranslations('videos'), task)
  const answer = useRawAnswer(workspace, task)
  return (
    <li
      id={id}
      tabIndex={-1}
      className={cx(
        'grid grid-cols-[auto_minmax(0,1fr)] rounded-md border border-edge bg-panel p-3',
        className,
      )}
    >
      {task.thumbnailUrl && (
        <TaskPicture task={task} className="mr-3 size-11 @xl:row-span-2 @xl:size-16" />
      )}
      <div className="col-start-2 flex min-h-6 flex-wrap items-center gap-x-2">
        {task.can.confirm && <Badge tone="strong">{words.t('card.decisionNeeded')}</Badge>}
        <span className="font-medium">{stateWord(words, task)}</span>
        <span className="figures">{place}</span>
        <span className="min-w-0 flex-1 basis-40">
          <TaskPrompt workspace={workspace} task={task} className="text-third" />
        </span>
      </div>
      {/* Words may grow by a line, and be opened: what can be chosen stays at the top. */}
      <div className="col-span-2 flex flex-wrap items-start gap-x-5 gap-y-2 @xl:col-span-1 @xl:col-start-2">
        <div className="min-w-0 flex-1 basis-80 text-second [&>p]:inline">
          <UndecidedWords task={task} now={now} /> {answer.opener}
        </div>
        {(task.can.writeOff || task.can.confirm) && (
          <Decision {...{ workspace, task }} {...decision} />
        )}
        {answer.words && <div className="basis-full">{answer.words}</div>}
      </div>
    </li>
  )
}
