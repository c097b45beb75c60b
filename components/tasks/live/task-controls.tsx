'use client'
import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Said } from '@/components/ui/said'
import {
  bringTaskBack,
  cancelTask,
  dismissTask,
  saveTaskNow,
  stopWatching,
  watchAgain,
} from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  refresh: () => Promise<unknown>
  /** As small as a card needs it. */
  small?: boolean
  /** Another button stood in this place a moment ago, and may still be meant. */
  isNew?: boolean
}

/** What may be done about a task that needs no decision. */
export const TaskControls = memo(({ workspace, task, refresh, small = false, isNew }: Props) => {
  const t = useTranslations('tasks.card')
  const { run, busy, problem } = useTaskAction(refresh)
  const { can } = task
  const press = (action: typeof cancelTask) => () =>
    run(() => action({ workspace, taskId: task.id }))
  const stop = async () => {
    const end = await press(stopWatching)()
    if (end?.ok) announce('watching', t('noLongerWatchedMeans'))
  }
  const putAway = async () => {
    const end = await press(dismissTask)()
    if (end?.ok) announce('note', t('cardPutAway'))
  }
  const bringBack = async () => {
    const end = await press(bringTaskBack)()
    if (end?.ok) announce('note', t('cardIsBack'))
  }
  const look = small
    ? ({ variant: 'quiet', size: 'sm', className: 'shrink-0 touch:min-w-11' } as const)
    : {}
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
      {can.stopWatching && !(isNew && task.watched) && (
        // One button, and not one after the other: the focus stays on it.
        <Button
          {...look}
          busy={busy}
          onClick={task.watched ? stop : press(watchAgain)}
          title={task.watched ? t('stopWatchingMeans') : undefined}
          aria-label={task.watched && small ? t('stopWatchingMeans') : undefined}
        >
          {!task.watched ? (
            t('watchAgain')
          ) : small ? (
            <EyeOff className="size-3.5" aria-hidden />
          ) : (
            t('stopWatching')
          )}
        </Button>
      )}
      {(can.dismiss || can.bringBack) && (
        // One button here too.
        <Button variant="quiet" busy={busy} onClick={can.dismiss ? putAway : bringBack}>
          {t(can.dismiss ? 'putCardAway' : 'bringCardBack')}
        </Button>
      )}
    </>
  )
})
TaskControls.displayName = 'TaskControls'
