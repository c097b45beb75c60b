'use client'
import { memo } from 'react'
import { cardStyle } from '@/components/tasks/live/card-style'
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
    <li className={cx(cardStyle, className)}>
      <TaskPicture task={task} className="row-span-2 size-11" />
      <TaskPrompt workspace={workspace} task={task} className="text-second" />
      <p className="truncate font-medium" title={state}>
        {state}
      </p>
      <p
        className={cx(
          'figures col-span-2 truncate text-xs leading-5',
          isLoss(task) ? 'text-loss' : 'text-second',
        )}
        title={cost}
      >
        {cost}
      </p>
      <div className="-mr-1.5 col-span-2 flex min-h-6 items-center justify-between gap-2 text-second text-xs touch:min-h-9">
        <span className="min-w-0 truncate" title={task.member.name}>
          {task.member.name}
        </span>
        <Button size="sm" onClick={() => onLook(task)} className="shrink-0">
          {words.t(task.can.confirm ? 'card.decide' : 'card.look')}
        </Button>
      </div>
    </li>
  )
})
EndedCard.displayName = 'EndedCard'
