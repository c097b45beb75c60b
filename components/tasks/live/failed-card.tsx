'use client'
import { memo } from 'react'
import { costWords, isLoss } from '@/components/tasks/live/cost-words'
import { FailedAgain } from '@/components/tasks/live/failed-again'
import { useRawAnswer } from '@/components/tasks/live/raw-answer'
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
  onPutAway: (task: TaskView) => void
  /** Absent for those who cannot send. */
  onEdit?: (task: TaskView) => void
}

/** What happened, what it cost, and what to do next. */
export const FailedCard = memo(({ id, workspace, task, refresh, onPutAway, onEdit }: Props) => {
  const words = useWords()
  const { run, busy, problem } = useTaskAction(refresh)
  const answer = useRawAnswer(workspace, task)
  const edit = onEdit && (
    <Button size="sm" onClick={() => onEdit(task)}>
      {words.t('card.edit')}
    </Button>
  )
  const dismiss = async () => {
    const end = await run(() => dismissTask({ workspace, taskId: task.id }))
    if (end?.ok) onPutAway(task)
  }
  const putAway = task.can.dismiss && (
    <Button size="sm" variant="quiet" busy={busy} onClick={dismiss}>
      {words.t('card.putAway')}
    </Button>
  )
  return (
    <li
      id={id}
      tabIndex={-1}
      data-after-undo
      // Two rows of the list: what opens in one card moves nothing in those beside it.
      className="row-span-2 grid grid-cols-1 grid-rows-subgrid gap-y-1.5 rounded-md border bg-panel px-3 py-2"
    >
      <div className="flex gap-3">
        {task.thumbnailUrl && <TaskPicture task={task} className="mt-1 size-11" />}
        <div className="min-w-0 flex-1">
          <p>
            <span className="font-medium">{stateWord(words, task)}</span>
            <span className={cx('figures', isLoss(task) ? 'text-loss' : 'text-second')}>
              {' · '}
              {costWords(words, task)}
            </span>
          </p>
          <TaskPrompt workspace={workspace} task={task} className="text-second" />
          <div className="wrap-anywhere text-third text-xs">
            <p className="inline">
              {task.member.name} · {noteWords(words, task)}
            </p>{' '}
            {answer.opener}
          </div>
        </div>
      </div>
      <div className="flex flex-col gap-1.5 empty:hidden">
        {onEdit ? (
          <FailedAgain {...{ workspace, task, edit, putAway }} />
        ) : (
          putAway && <div className="flex">{putAway}</div>
        )}
        {problem && <Said className="font-medium text-xs">{problem.message}</Said>}
        {answer.words}
      </div>
    </li>
  )
})
FailedCard.displayName = 'FailedCard'
