'use client'
import { memo } from 'react'
import { costWords, isLoss } from '@/components/tasks/live/cost-words'
import { RawAnswer } from '@/components/tasks/live/raw-answer'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { noteWords, stateWord } from '@/components/tasks/live/task-words'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Said } from '@/components/ui/said'
import { dismissTask } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  /** Of its element, so that the focus finds it. */
  id: string
  workspace: string
  task: TaskView
  refresh: () => Promise<unknown>
  /** Absent for those who cannot send. */
  onEdit?: (task: TaskView) => void
}

/** What happened, what it cost, and what to do next. */
export const FailedCard = memo(({ id, workspace, task, refresh, onEdit }: Props) => {
  const words = useWords()
  const { run, busy, problem } = useTaskAction(refresh)
  return (
    <li
      id={id}
      tabIndex={-1}
      className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border bg-panel p-3"
    >
      {task.thumbnailUrl && <TaskPicture url={task.thumbnailUrl} className="h-12 w-16" />}
      <div className="min-w-0 flex-1 basis-48">
        <p>
          <span className="font-medium">{stateWord(words, task)}</span>
          <span className={cx('figures', isLoss(task) ? 'text-loss' : 'text-second')}>
            {' · '}
            {costWords(words, task)}
          </span>
        </p>
        <TaskPrompt workspace={workspace} task={task} className="text-second" />
        <div className="flex flex-wrap items-center gap-x-3">
          <p className="text-third text-xs">
            {noteWords(words, task)} · {task.member.name}
          </p>
          {task.can.readAnswer && <RawAnswer workspace={workspace} taskId={task.id} />}
        </div>
        {problem && <Said className="font-medium text-xs">{problem.message}</Said>}
      </div>
      <div className="flex gap-2">
        {onEdit && <Button onClick={() => onEdit(task)}>{words.t('card.edit')}</Button>}
        {task.can.dismiss && (
          <Button
            variant="quiet"
            busy={busy}
            onClick={() => run(() => dismissTask({ workspace, taskId: task.id }))}
          >
            {words.t('card.putAway')}
          </Button>
        )}
      </div>
    </li>
  )
})
FailedCard.displayName = 'FailedCard'
