'use client'
import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { AttachStep } from '@/components/tasks/live/attach-step'
import { DecisionStep } from '@/components/tasks/live/decision-step'
import { decidedWords, shortfallWords, stepWords } from '@/components/tasks/live/decision-words'
import { useAskNow } from '@/components/tasks/live/use-ask-now'
import type { Deciding } from '@/components/tasks/live/use-deciding'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { useWords } from '@/components/tasks/live/words'
import { Button } from '@/components/ui/button'
import { Said } from '@/components/ui/said'
import { estimateCredits } from '@/lib/kling/pricing'
import { makeRequestId } from '@/lib/request-id'
import { decideTask } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  refresh: () => Promise<unknown>
  /** Credits that may still be spent. */
  available: number
  /** Nothing is being sent until a person acts. */
  paused: boolean
  deciding: Deciding
}

type Step = 'choose' | 'attach' | 'send_again' | 'write_off'

/**
 * A person's word on a task whose end nobody knows, on its card and on its page. Each choice is
 * confirmed where it was made, with its consequence.
 */
export const Decision = ({ workspace, task, refresh, available, paused, deciding }: Props) => {
  const words = useWords()
  const { t, format } = words
  const [step, setStep] = useState<Step>('choose')
  const [unsaid, setUnsaid] = useState(false)
  // Where Back leads to: the place of the keyboard is kept.
  const left = useRef<Step>('choose')
  const requestId = useRef<string | null>(null)
  const { run, busy, problem, forget } = useTaskAction(refresh)

  const go = (to: Step) => {
    if (busy) return
    left.current = step
    setStep(to)
    setUnsaid(false)
    forget()
    deciding.begin(to === 'choose' ? null : task.id)
  }
  const decide = async (decision: Record<string, unknown>) => {
    deciding.begin(null)
    const end = await run(() => decideTask({ workspace, taskId: task.id, decision }))
    if (!end) return
    if (!end.ok) {
      const { code, message } = end.problem
      if (code === 'conflict' || code === 'not_found') return deciding.say(message)
      return deciding.begin(task.id)
    }
    if (end.data.kind !== 'unsaid') return deciding.say(decidedWords(words, task, end.data))
    setUnsaid(true)
    deciding.begin(task.id)
  }
  const back = (
    <Button variant="quiet" onClick={() => go('choose')}>
      {t('decision.back')}
    </Button>
  )

  if (step === 'choose') {
    const choice = (to: Step, variant: 'outline' | 'quiet', label: ReactNode) => (
      <Button
        variant={variant}
        onClick={() => go(to)}
        autoFocus={left.current === to}
        className="figures"
      >
        {label}
      </Button>
    )
    return (
      <div className="flex flex-wrap items-center gap-2">
        {task.can.askNow && <AskNow {...{ workspace, task, refresh, deciding }} />}
        {task.can.confirm && choice('attach', 'outline', t('decision.attachId'))}
        {task.can.confirm &&
          choice(
            'send_again',
            'outline',
            t('decision.sendAgainMayCost', {
              credits: format.number(estimateCredits(task.settings)),
            }),
          )}
        {task.can.writeOff && choice('write_off', 'quiet', t('decision.stopAsking'))}
      </div>
    )
  }
  if (step === 'attach') {
    return (
      <AttachStep
        task={task}
        busy={busy}
        error={problem?.fields.providerTaskId ?? problem?.message ?? null}
        unsaid={unsaid}
        onAttach={(providerTaskId, confirmed) =>
          decide({ kind: 'attach', providerTaskId, confirmed })
        }
        onChange={() => {
          setUnsaid(false)
          forget()
        }}
        onBack={() => go('choose')}
        back={back}
      />
    )
  }
  const sending = step === 'send_again'
  const shortfall = sending ? shortfallWords(words, task, available) : null
  const credits = format.number(sending ? estimateCredits(task.settings) : task.priceCredits)
  const confirm = (event: MouseEvent) => {
    // The second half of a double click was meant for what stood here before.
    if (event.detail > 1) return
    if (!sending) return decide({ kind: 'write_off' })
    requestId.current ??= makeRequestId()
    return decide({ kind: 'send_again', requestId: requestId.current })
  }
  return (
    <DecisionStep
      task={task}
      onBack={() => go('choose')}
      consequence={stepWords(words, step, task, paused)}
    >
      <Button
        variant={sending ? 'outline' : 'danger'}
        busy={busy}
        blockedReason={shortfall}
        onClick={confirm}
        className="figures"
      >
        {t(sending ? 'decision.sendAgainFor' : 'decision.countAsLost', { credits })}
      </Button>
      {back}
      {problem && <Said className="w-full font-medium text-xs">{problem.message}</Said>}
      {shortfall && <p className="figures w-full font-medium text-xs">{shortfall}</p>}
    </DecisionStep>
  )
}

type AskProps = Pick<Props, 'workspace' | 'task' | 'refresh' | 'deciding'>

/** Busy until Kling has answered, or has had its time. */
const AskNow = ({ workspace, task, refresh, deciding }: AskProps) => {
  const { t } = useWords()
  const { ask, busy } = useAskNow(workspace, task, refresh, deciding.say)
  return (
    <Button busy={busy} onClick={ask}>
      {t('decision.lookAgain')}
    </Button>
  )
}
