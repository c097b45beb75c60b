'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, memo, useState } from 'react'
import { cardFoot, cardPicture, cardStyle } from '@/components/tasks/live/card-style'
import { costOf, costWords, isLoss } from '@/components/tasks/live/cost-words'
import type { EndedDialog } from '@/components/tasks/live/ended-dialog'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { TaskPrompt } from '@/components/tasks/live/task-prompt'
import { stateWord } from '@/components/tasks/live/task-words'
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import { shotAndTake } from '@/components/videos/video-words'
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
  const wordyCost = costOf(task).key === 'refundUnconfirmed'
  const who = [shotAndTake(useTranslations('videos'), task), task.member.name].join(' · ')
  return (
    <li className={cx(cardStyle, className)}>
      <TaskPicture task={task} className={cardPicture} />
      <TaskPrompt workspace={props.workspace} task={task} className="text-second" />
      {/* Three lines in all, whatever it says: a card that grew would move all that stands below it. */}
      <div className="row-span-2 h-12.5 overflow-hidden">
        <p
          className={cx('font-medium leading-[1.0625rem]', wordyCost ? 'truncate' : 'line-clamp-2')}
          title={state}
        >
          {state}
        </p>
        <p
          className={cx(
            'figures text-xs leading-4',
            wordyCost ? 'line-clamp-2' : 'truncate',
            isLoss(task) ? 'text-loss' : 'text-second',
          )}
          title={cost}
        >
          {cost}
        </p>
      </div>
      <div className={cardFoot}>
        <span className="figures min-w-0 truncate" title={who}>
          {who}
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
