'use client'
import { type FormEvent, useRef, useState } from 'react'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { formatCredits } from '@/lib/format'
import { makeRequestId } from '@/lib/request-id'
import { decideTask } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = { workspace: string; task: TaskView; refresh: () => Promise<unknown> }

type Step = 'choose' | 'attach' | 'send_again' | 'write_off'

/**
 * A person's word on a task whose end nobody knows. Each choice is confirmed where it was made,
 * with its consequence; of a task that was surely sent (stalled, lost) only giving up is one.
 */
export const Decision = ({ workspace, task, refresh }: Props) => {
  const [step, setStep] = useState<Step>('choose')
  // Where Back leads to: the place of the keyboard is kept.
  const left = useRef<Step>('choose')
  const go = (to: Step) => {
    left.current = step
    setStep(to)
  }
  const { run, busy, problem } = useTaskAction(refresh)
  const requestId = useRef<string | null>(null)
  const price = formatCredits(task.priceCredits)
  const decide = (decision: Record<string, string>) =>
    run(() => decideTask({ workspace, taskId: task.id, decision }))
  const back = (
    <Button variant="quiet" onClick={() => go('choose')}>
      Back
    </Button>
  )
  const message = problem && !problem.fields.providerTaskId && (
    <p role="alert" className="w-full font-medium text-xs">
      {problem.message}
    </p>
  )

  if (step === 'choose') {
    const unconfirmed = task.state === 'unconfirmed'
    return (
      <div className="flex flex-wrap items-center gap-2">
        {unconfirmed && (
          <Button onClick={() => go('attach')} autoFocus={left.current === 'attach'}>
            Attach task id
          </Button>
        )}
        {unconfirmed && (
          <Button
            onClick={() => go('send_again')}
            autoFocus={left.current === 'send_again'}
            className="figures"
          >
            Send again · may cost {price} more
          </Button>
        )}
        <Button
          variant="quiet"
          onClick={() => go('write_off')}
          autoFocus={left.current === 'write_off'}
        >
          Stop asking
        </Button>
        {message}
      </div>
    )
  }
  if (step === 'attach') {
    return (
      <AttachForm
        busy={busy}
        error={problem?.fields.providerTaskId ?? problem?.message ?? null}
        onAttach={(providerTaskId) => decide({ kind: 'attach', providerTaskId })}
        onBack={() => go('choose')}
      />
    )
  }
  const sending = step === 'send_again'
  const confirm = () => {
    if (!sending) return decide({ kind: 'write_off' })
    requestId.current ??= makeRequestId()
    return decide({ kind: 'send_again', requestId: requestId.current })
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="figures w-full">
        {sending
          ? `If Kling did charge the first, this costs ${price} twice.`
          : `${price} are counted as lost, and nobody asks Kling about it any more.`}
      </p>
      <Button
        autoFocus
        variant={sending ? 'outline' : 'danger'}
        busy={busy}
        onClick={confirm}
        className="figures"
      >
        {sending ? `Send again · ${price}` : `Count ${price} as lost`}
      </Button>
      {back}
      {message}
    </div>
  )
}

type AttachProps = {
  busy: boolean
  error: string | null
  onAttach: (providerTaskId: string) => void
  onBack: () => void
}

const AttachForm = ({ busy, error, onAttach, onBack }: AttachProps) => {
  const [id, setId] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!id.trim())
    if (id.trim()) onAttach(id.trim())
  }
  return (
    <form onSubmit={submit} className="flex w-full flex-wrap items-start gap-2">
      <Field
        label="Task id"
        hideLabel
        hint="As it stands in Kling’s own list of tasks"
        error={missing ? 'Enter the task id.' : error}
        className="min-w-48 max-w-96 flex-1"
      >
        <TextInput
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder="Task id"
          value={id}
          onChange={(event) => {
            setId(event.currentTarget.value)
            setMissing(false)
          }}
        />
      </Field>
      <Button type="submit" busy={busy}>
        Attach
      </Button>
      <Button variant="quiet" onClick={onBack}>
        Back
      </Button>
    </form>
  )
}
