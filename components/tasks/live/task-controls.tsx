'use client'
import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Said } from '@/components/ui/said'
import { cancelTask, dismissTask, saveTaskNow, stopWatching } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  refresh: () => Promise<unknown>
  /** As small as a card needs it. */
  small?: boolean
}

/** What may be done about a task that needs no decision. */
export const TaskControls = ({ workspace, task, refresh, small = false }: Props) => {
  const t = useTranslations('tasks.card')
  const { run, busy, problem } = useTaskAction(refresh)
  const { can } = task
  const press = (action: typeof cancelTask) => () =>
    run(() => action({ workspace, taskId: task.id }))
  const look = small ? ({ variant: 'quiet', size: 'sm', className: 'shrink-0' } as const) : {}
  return (
    <>
      {problem && <Said className="font-medium text-ink">{problem.message}</Said>}
      {can.saveNow && (
        <Button {...look} busy={busy} onClick={press(saveTaskNow)}>
          {t('saveNow')}
        </Button>
      )}
      {can.cancel && (
        <Button {...look} busy={busy} onClick={press(cancelTask)}>
          {t(small ? 'cancel' : 'cancelFree')}
        </Button>
      )}
      {can.stopWatching &&
        (small ? (
          <IconButton
            label={t('stopWatchingMeans')}
            size="sm"
            disabled={busy}
            onClick={press(stopWatching)}
          >
            <EyeOff className="size-3.5" aria-hidden />
          </IconButton>
        ) : (
          <Button
            {...look}
            busy={busy}
            onClick={press(stopWatching)}
            title={t('stopWatchingMeans')}
          >
            {t('stopWatching')}
          </Button>
        ))}
      {can.dismiss && (
        <Button busy={busy} onClick={press(dismissTask)}>
          {t('putCardAway')}
        </Button>
      )}
    </>
  )
}
