'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FailedCard } from '@/components/tasks/live/failed-card'
import { Button } from '@/components/ui/button'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  tasks: TaskView[]
  cardId: (task: TaskView) => string
  refresh: () => Promise<unknown>
  onEdit?: (task: TaskView) => void
}

const SHOWN = 2

/** The newest failures; older ones behind a count, so that a bad day does not hide the good shots. */
export const FailedCards = ({ workspace, tasks, cardId, refresh, onEdit }: Props) => {
  const t = useTranslations('tasks.stream')
  const [all, setAll] = useState(false)
  const rest = tasks.length - SHOWN
  return (
    <>
      <ul aria-label={t('endedWithoutVideo')} className="flex flex-col gap-3">
        {(all ? tasks : tasks.slice(0, SHOWN)).map((task) => (
          <FailedCard key={task.id} id={cardId(task)} {...{ workspace, task, refresh, onEdit }} />
        ))}
      </ul>
      {rest > 0 && (
        <Button
          variant="quiet"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="self-start"
        >
          {all ? t('fewer') : t('moreFailed', { count: rest })}
        </Button>
      )}
    </>
  )
}
