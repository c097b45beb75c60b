'use client'
import { Pause } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { LocalClock } from '@/components/tasks/live/local-clock'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Said } from '@/components/ui/said'
import { pauseQueue, resumeQueue } from '@/lib/tasks/actions'
import type { LiveView } from '@/lib/tasks/task-view'

type Props = { workspace: string; refresh: () => Promise<unknown> }
type PausedProps = Props & { live: LiveView; pausedAt: string }

/** Stops the viewer's own queue. */
export const PauseOwnQueue = ({ workspace, refresh }: Props) => {
  const t = useTranslations('tasks.ownQueue')
  const meansId = useId()
  const { run, busy, problem } = useTaskAction(refresh)
  const pause = async () => {
    const end = await run(() => pauseQueue({ workspace }))
    if (end?.ok) announce('queue', t('saidPaused'))
  }
  return (
    <>
      {problem && <Said className="min-w-0 truncate font-medium text-xs">{problem.message}</Said>}
      <Button
        variant="quiet"
        size="sm"
        busy={busy}
        onClick={pause}
        title={t('means')}
        aria-describedby={meansId}
        className="shrink-0"
      >
        <Pause className="size-3.5" aria-hidden />
        <span className="@max-xl:sr-only">{t('pause')}</span>
      </Button>
      <span id={meansId} className="sr-only">
        {t('means')}
      </span>
    </>
  )
}

/** What waits in it meanwhile, and the way on. `pausedAt`: ISO 8601. */
export const OwnQueuePaused = ({ workspace, live, refresh, pausedAt }: PausedProps) => {
  const t = useTranslations('tasks.ownQueue')
  const { run, busy, problem } = useTaskAction(refresh)
  const resume = async () => {
    const end = await run(() => resumeQueue({ workspace }))
    if (end?.ok) announce('queue', t('saidResumed'))
  }
  return (
    <Notice
      tone="strong"
      action={
        <Button busy={busy} onClick={resume}>
          {t('resume')}
        </Button>
      }
    >
      <p className="figures font-medium">
        {t.rich('paused', {
          at: () => <LocalClock at={pausedAt} />,
          count: live.tasks.filter(({ mine, state }) => mine && state === 'queued').length,
        })}
      </p>
      <p className="text-second">{t('means')}</p>
      {problem && <Said className="font-medium">{problem.message}</Said>}
    </Notice>
  )
}
