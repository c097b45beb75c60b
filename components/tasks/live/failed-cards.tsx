'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FailedCard } from '@/components/tasks/live/failed-card'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  tasks: TaskView[]
  cardId: (task: TaskView) => string
  refresh: () => Promise<unknown>
  onEdit?: (task: TaskView) => void
}

/** A row of them, or two one under the other, where one is a row. */
const SHOWN = { narrow: 2, wide: 3 }

/** The newest failures; older ones behind a count, so that a bad day does not hide the good shots. */
export const FailedCards = ({ workspace, tasks, cardId, refresh, onEdit }: Props) => {
  const t = useTranslations('tasks.stream')
  const [all, setAll] = useState(false)
  const countOf = (shown: number) => t('moreFailed', { count: tasks.length - shown })
  return (
    <>
      <ul
        aria-label={t('endedWithoutVideo')}
        className={cx(
          'grid grid-cols-1 gap-3 @xl:grid-cols-2 @4xl:grid-cols-3',
          // The style sheet knows how many stand in a row.
          !all && '@max-4xl:[&>:nth-child(3)]:hidden',
        )}
      >
        {(all ? tasks : tasks.slice(0, SHOWN.wide)).map((task) => (
          <FailedCard key={task.id} id={cardId(task)} {...{ workspace, task, refresh, onEdit }} />
        ))}
      </ul>
      {tasks.length > SHOWN.narrow && (
        <Button
          variant="quiet"
          size="sm"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className={cx('-ml-1.5 self-start', tasks.length <= SHOWN.wide && '@4xl:hidden')}
        >
          {all ? (
            t('fewer')
          ) : (
            <>
              <span className="@4xl:hidden">{countOf(SHOWN.narrow)}</span>
              <span className="@max-4xl:hidden">{countOf(SHOWN.wide)}</span>
            </>
          )}
        </Button>
      )}
    </>
  )
}
