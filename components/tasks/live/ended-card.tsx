'use client'
import { type ComponentProps, memo, useState } from 'react'
import { cardFoot, cardPicture, cardStyle } from '@/components/tasks/live/card-style'
import { costWords, isLoss } from '@/components/tasks/live/cost-words'
import type { EndedDialog } from '@/components/tasks/live/ended-dialog'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import type { TaskView } from '@/lib/tasks/task-view'

const Details = later(() =>
  import('@/components/tasks/live/ended-dialog').then((file) => file.EndedDialog),
)

type Props = Omit<ComponentProps<typeof EndedDialog>, 'onClose'> & {
  /** Leads to where it is decided. */
  onDecide: (task: TaskView) => void
  className?: string
}

/** What a card on its way becomes, where it stands, when its end needs a person or brought no video. */
export const EndedCard = memo(({ task, onDecide, className, ...props }: Props) => {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const state = stateWord(words, task)
  const cost = costWords(words, task)
  return (
    <li className={cx(cardStyle, className)}>
      <TaskPicture task={task} className={cardPicture} />
      <TaskPrompt workspace={props.workspace} task={task} className="text-second" />
      <p className="truncate font-medium leading-5" title={state}>
        {state}
      </p>
      <p
        className={cx(
          'figures line-clamp-2 h-7.5 text-xs leading-[0.9375rem]',
          isLoss(task) ? 'text-loss' : 'text-second',
        )}
        title={cost}
      >
        {cost}
      </p>
      <div className={cardFoot}>
        <span className="min-w-0 truncate" title={task.member.name}>
          {task.member.name}
        </span>
        {task.can.confirm ? (
          <Button size="sm" onClick={() => onDecide(task)} className="shrink-0">
            {words.t('card.decide')}
          </Button>
        ) : (
          <Button size="sm" {...Details.soon} onClick={() => setOpen(true)} className="shrink-0">
            {words.t('card.look')}
          </Button>
        )}
      </div>
      {open && <Details {...props} task={task} onClose={() => setOpen(false)} />}
    </li>
  )
})
EndedCard.displayName = 'EndedCard'
