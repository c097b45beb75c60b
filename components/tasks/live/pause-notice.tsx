'use client'
import { useRef, useState } from 'react'
import { DecisionStep } from '@/components/tasks/live/decision-step'
import { pauseWords, resumeWords, waitingWords } from '@/components/tasks/live/pause-words'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
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
  const [asking, setAsking] = useState(false)
  const wasAsking = useRef(false)
  const { run, busy, problem } = useTaskAction(refresh)
  const { why, first } = pauseWords(pause.reason, live.balance.available)
  const ask = (to: boolean) => {
    wasAsking.current = asking
    setAsking(to)
  }
  const resume = async () => {
    const end = await run(() => resumeProvider({ workspace }))
    if (end?.ok) announce('pause', 'Sending goes on.')
    ask(false)
  }
  return (
    <section
      aria-label="Sending is paused"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded-md border border-edge bg-panel px-3 py-2.5"
    >
      <div className="figures min-w-0 flex-1 basis-64">
        <p>
          <span className="font-medium">Sending is paused.</span> {why}
        </p>
        <p className="text-second">
          {pause.since && (
            <>
              Paused <TimeAgo at={pause.since} now={live.now} />.{' '}
            </>
          )}
          {waitingWords(pause)}
          {!canResume && ' An admin can resume sending.'}
        </p>
        {problem && (
          <p role="alert" className="font-medium">
            {problem.message}
          </p>
        )}
      </div>
      {canResume && !asking && (
        <Button onClick={() => ask(true)} autoFocus={wasAsking.current}>
          Resume sending
        </Button>
      )}
      {canResume && asking && (
        <DecisionStep onBack={() => ask(false)} consequence={`${first} ${resumeWords(pause)}`}>
          <Button busy={busy} onClick={resume}>
            Resume now
          </Button>
          <Button variant="quiet" onClick={() => ask(false)}>
            Back
          </Button>
        </DecisionStep>
      )}
    </section>
  )
}
