'use client'
import { useRef, useState } from 'react'
import { DecisionStep } from '@/components/tasks/live/decision-step'
import { pauseWords, resumeWords, waitingWords } from '@/components/tasks/live/pause-words'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { useWords } from '@/components/tasks/live/words'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Said } from '@/components/ui/said'
import { TimeAgo } from '@/components/ui/time-ago'
import { resumeProvider } from '@/lib/tasks/actions'
import type { LiveView, PauseView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  pause: PauseView
  live: LiveView
  canResume: boolean
  refresh: () => Promise<unknown>
}

/** Nothing is being sent, why and since when, what waits, and what a person can do about it. */
export const PauseNotice = ({ workspace, pause, live, canResume, refresh }: Props) => {
  const words = useWords()
  const { t } = words
  const [asking, setAsking] = useState(false)
  const wasAsking = useRef(false)
  const { run, busy, problem } = useTaskAction(refresh)
  const since = pause.since
  const { why, first } = pauseWords(words, pause.reason, live.balance.available)
  const ask = (to: boolean) => {
    wasAsking.current = asking
    setAsking(to)
  }
  const resume = async () => {
    const end = await run(() => resumeProvider({ workspace }))
    if (!end?.ok) return ask(false)
    announce('pause', t('pause.goesOn'))
    // The notice goes, and with it what was pressed.
    document.getElementById('on-the-way')?.focus({ preventScroll: true })
  }
  return (
    <section
      aria-label={t('pause.name')}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded-md border border-edge bg-panel px-3 py-2.5"
    >
      <div className="figures min-w-0 flex-1 basis-64">
        <p>
          <span className="font-medium">{t('pause.title')}</span> {why}
        </p>
        <p className="text-second">
          {since && (
            <>{t.rich('pause.since', { ago: () => <TimeAgo at={since} now={live.now} /> })} </>
          )}
          {waitingWords(words, pause)}
          {!canResume && ` ${t('pause.adminCanResume')}`}
        </p>
        {problem && <Said className="font-medium">{problem.message}</Said>}
      </div>
      {canResume && !asking && (
        <Button onClick={() => ask(true)} autoFocus={wasAsking.current}>
          {t('pause.resume')}
        </Button>
      )}
      {canResume && asking && (
        <DecisionStep
          onBack={() => ask(false)}
          consequence={`${first} ${resumeWords(words, pause)}`}
        >
          <Button busy={busy} onClick={resume}>
            {t('pause.resumeNow')}
          </Button>
          <Button variant="quiet" onClick={() => ask(false)}>
            {t('decision.back')}
          </Button>
        </DecisionStep>
      )}
    </section>
  )
}
