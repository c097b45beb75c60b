'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { pressOnce } from '@/components/ui/held-key'
import { useFormat } from '@/components/ui/use-format'
import { AgainWords } from '@/components/videos/again-words'
import { useAgain } from '@/components/videos/use-again'
import { estimateCredits } from '@/lib/kling/pricing'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  /** What else can be done about it, after the same once more. */
  edit: ReactNode
  putAway: ReactNode
}

/**
 * A request that failed, as it was once more, and its way back; or the take that it was sent again as.
 * For those who may send.
 */
export const FailedAgain = ({ workspace, task, edit, putAway }: Props) => {
  const t = useTranslations('videos.actions')
  const card = useTranslations('tasks.card')
  const format = useFormat()
  const { again, busy, sentAs, ...said } = useAgain(
    { ...task, taskId: task.id },
    workspace,
    'press',
  )
  return (
    <>
      {sentAs && (
        <p className="figures text-second text-xs leading-6">
          <Link
            href={`/w/${workspace}/videos/${sentAs.id}`}
            prefetch={false}
            className="rounded-xs underline hover:text-ink"
          >
            {card('sentAgainAs', { state: sentAs.state, take: sentAs.takeNumber })}
          </Link>
        </p>
      )}
      <div className="-mr-1.5 flex flex-wrap gap-1.5">
        {!sentAs && (
          <Button
            size="sm"
            busy={busy}
            onClick={again}
            onKeyDown={pressOnce}
            title={t('againHint')}
            className="figures"
          >
            {t('again', { credits: format.number(estimateCredits(task.settings)) })}
          </Button>
        )}
        {edit}
        {putAway}
      </div>
      <AgainWords workspace={workspace} onCard {...said} />
    </>
  )
}
