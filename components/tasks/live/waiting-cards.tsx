'use client'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { FailedCards } from '@/components/tasks/live/failed-cards'
import { UndecidedCard } from '@/components/tasks/live/undecided-card'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  undecided: TaskView[]
  failed: TaskView[]
  /** What the cards of the first share. */
  decision: Pick<ComponentProps<typeof UndecidedCard>, 'available' | 'paused' | 'deciding'>
  /** The server's clock, ISO 8601. */
  now: string
} & Omit<ComponentProps<typeof FailedCards>, 'tasks'>

/** What only a person can end, then what ended without a video. */
export const WaitingCards = ({ undecided, failed, decision, now, onEdit, ...props }: Props) => {
  const t = useTranslations('tasks.stream')
  const { workspace, cardId, refresh } = props
  return (
    <div className="flex flex-col gap-3">
      {undecided.length > 0 && (
        <ul aria-label={t('waitingForDecision')} className="flex flex-col gap-3">
          {undecided.map((task) => (
            <UndecidedCard
              key={task.id}
              id={cardId(task)}
              {...{ workspace, task, now, refresh }}
              {...decision}
            />
          ))}
        </ul>
      )}
      {failed.length > 0 && <FailedCards tasks={failed} {...props} onEdit={onEdit} />}
    </div>
  )
}
