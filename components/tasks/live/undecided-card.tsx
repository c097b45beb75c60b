import { Decision } from '@/components/tasks/live/decision'
import { RawAnswer } from '@/components/tasks/live/raw-answer'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { UndecidedWords } from '@/components/tasks/live/undecided-words'
import type { Deciding } from '@/components/tasks/live/use-deciding'
import { useWords } from '@/components/tasks/live/words'
import { Badge } from '@/components/ui/badge'
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
}

/** A task whose end nobody knows. Not red: nothing is lost yet, and a person can end it. */
export const UndecidedCard = ({ id, workspace, task, now, ...decision }: Props) => {
  const words = useWords()
  return (
    <li
      id={id}
      tabIndex={-1}
      className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-md border border-edge bg-panel p-3"
    >
      <div className="flex min-w-0 flex-1 basis-96 gap-3">
        {task.thumbnailUrl && <TaskPicture task={task} className="size-16" />}
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {task.can.confirm && <Badge tone="strong">{words.t('card.decisionNeeded')}</Badge>}
            <span className="font-medium">{stateWord(words, task)}</span>
          </p>
          <TaskPrompt workspace={workspace} task={task} className="text-third" />
          <UndecidedWords task={task} now={now} />
          {task.can.readAnswer && <RawAnswer workspace={workspace} taskId={task.id} />}
        </div>
      </div>
      {(task.can.writeOff || task.can.confirm) && (
        <Decision {...{ workspace, task }} {...decision} />
      )}
    </li>
  )
}
