'use client'
import { useTranslations } from 'next-intl'
import { FailedCard } from '@/components/tasks/live/failed-card'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  tasks: TaskView[]
  /** Older ones too, and not only a row of them. */
  all: boolean
  /** How many stand on a narrow screen, none or one, where not all do. */
  narrow: number
  cardId: (task: TaskView) => string
  refresh: () => Promise<unknown>
  onPutAway: (task: TaskView) => void
  onEdit?: (task: TaskView) => void
}

/** A row of them, as many as there is room for beside each other. */
export const FAILED_SHOWN = { middle: 2, wide: 3 }

/** The newest failures; older ones behind a count, so that a bad day does not hide the good shots. */
export const FailedCards = ({ tasks, all, narrow, cardId, ...props }: Props) => (
  <ul
    aria-label={useTranslations('tasks.stream')('endedWithoutVideo')}
    className={cx(
      'grid grid-cols-1 gap-3 @xl:grid-cols-2 @4xl:grid-cols-3',
      // The style sheet knows how many stand in a row.
      !all && '@max-4xl:[&>:nth-child(3)]:hidden @max-xl:[&>:nth-child(2)]:hidden',
      !all && narrow === 0 && '@max-xl:hidden',
    )}
  >
    {(all ? tasks : tasks.slice(0, FAILED_SHOWN.wide)).map((task) => (
      <FailedCard key={task.id} id={cardId(task)} task={task} {...props} />
    ))}
  </ul>
)
