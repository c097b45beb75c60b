'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { cx } from '@/components/ui/cx'
import { pressOnce } from '@/components/ui/held-key'
import { useFormat } from '@/components/ui/use-format'
import { AgainWords } from '@/components/videos/again-words'
import { useAgain } from '@/components/videos/use-again'
import { estimateCredits } from '@/lib/kling/pricing'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskView
  /** The workspace's slug. */
  workspace: string
  /** There will be no video of it. */
  isOver: boolean
}

/**
 * What those who may send can do with the request of a task: change it, and once it has ended repeat
 * it, or go to the take that it was sent again as.
 */
export const TaskActions = ({ task, workspace, isOver }: Props) => {
  const t = useTranslations('taskPage')
  const videos = useTranslations('videos.actions')
  const format = useFormat()
  const card = useTranslations('tasks.card')
  const { again, busy, sentAs, ...said } = useAgain({ ...task, taskId: task.id }, workspace)
  return (
    <div
      data-after-undo
      tabIndex={-1}
      className={cx('rounded-xs', isOver && 'w-full max-w-96 text-left')}
    >
      <div
        className={cx(
          'gap-2',
          sentAs ? 'flex flex-wrap *:grow' : 'grid grid-cols-2 *:only:col-span-2',
        )}
      >
        {sentAs && (
          <ButtonLink
            href={`/w/${workspace}/videos/${sentAs.id}`}
            prefetch={false}
            className="figures"
          >
            {card('sentAgainAs', { state: sentAs.state, take: sentAs.takeNumber })}
          </ButtonLink>
        )}
        {isOver && !sentAs && (
          <Button
            onClick={again}
            onKeyDown={pressOnce}
            busy={busy}
            title={videos('againHint')}
            className="figures"
          >
            {videos('again', { credits: format.number(estimateCredits(task.settings)) })}
          </Button>
        )}
        <ButtonLink href={`/w/${workspace}?from=${task.id}`} prefetch={false}>
          {t('edit')}
        </ButtonLink>
      </div>
      {isOver && <AgainWords workspace={workspace} {...said} />}
    </div>
  )
}
