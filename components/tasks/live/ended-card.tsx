'use client'
import { memo } from 'react'
import { costWords, isLoss } from '@/components/tasks/live/cost-words'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  /** Shows all that is known of it, with what can be done. */
  onLook: (task: TaskView) => void
  className?: string
}

/** What a card on its way becomes, where it stands, when its end needs a person or brought no video. */
export const EndedCard = memo(({ workspace, task, onLook, className }: Props) => {
  const words = useWords()
  const state = stateWord(words, task)
  const cost = costWords(words, task)
  return (
    <li className={cx('flex min-w-0 gap-3 rounded-md border bg-panel p-3', className)}>
      <TaskPicture url={task.thumbnailUrl} className="size-16" />
      <div className="flex min-w-0 flex-1 flex-col">
        <TaskPrompt workspace={workspace} task={task} className="text-second" />
        <p className="truncate font-medium" title={state}>
          {state}
        </p>
        <p
          className={cx('figures truncate text-xs', isLoss(task) ? 'text-loss' : 'text-second')}
          title={cost}
        >
          {cost}
        </p>
        <div className="-mr-1.5 mt-auto flex min-h-6 items-center justify-between gap-2 text-second text-xs touch:min-h-9">
          <span className="min-w-0 truncate" title={task.member.name}>
            {task.member.name}
          </span>
          <Button size="sm" onClick={() => onLook(task)} className="shrink-0">
            {words.t(task.can.confirm ? 'card.decide' : 'card.look')}
          </Button>
        </div>
      </div>
    </li>
  )
})
EndedCard.displayName = 'EndedCard'
