'use client'
import type { ComponentProps } from 'react'
import { WaitingCards } from '@/components/tasks/live/waiting-cards'
import { useWords } from '@/components/tasks/live/words'
import { Dialog } from '@/components/ui/dialog'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskView
  onClose: () => void
} & Omit<ComponentProps<typeof WaitingCards>, 'undecided' | 'failed' | 'cardId'>

/** All that is known of a task that has ended, with what can be done: over the page, so that looking moves nothing. */
export const EndedDialog = ({ task, onClose, onEdit, ...props }: Props) => {
  const { t } = useWords()
  const failed = task.state === 'failed'
  const edit = (of: TaskView) => {
    onClose()
    onEdit?.(of)
  }
  return (
    <Dialog open onClose={onClose} title={t('card.look')} wide>
      <div className="[&_li]:border-0 [&_li]:p-0 [&_ul]:grid-cols-1">
        <WaitingCards
          {...props}
          undecided={failed ? [] : [task]}
          failed={failed ? [task] : []}
          cardId={({ id }) => `ended-${id}`}
          onEdit={onEdit && edit}
        />
      </div>
    </Dialog>
  )
}
