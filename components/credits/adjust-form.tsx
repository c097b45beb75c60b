'use client'
import { type SyntheticEvent, useRef, useState } from 'react'
import { useSWRConfig } from 'swr'
import { liveKey } from '@/components/tasks/live/live-key'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { TextInput } from '@/components/ui/text-input'
import { adjustCredits } from '@/lib/credits/actions'
import { NOTE_MAX_LENGTH } from '@/lib/credits/note'
import type { FieldErrors } from '@/lib/errors'
import { formatCredits } from '@/lib/format'
import { parseWholeNumber } from '@/lib/number'
import { makeRequestId } from '@/lib/request-id'

type Direction = 'take' | 'add'

const DIRECTIONS: { value: Direction; label: string }[] = [
  { value: 'take', label: 'Take away' },
  { value: 'add', label: 'Add' },
]

/** Seldom needed and easily mistaken for a grant: it waits behind its name. */
export const AdjustForm = ({ workspace }: { workspace: string }) => (
  <details>
    <summary className="inline-flex min-h-6 list-none items-center rounded-xs text-third text-xs underline underline-offset-2 hover:text-ink touch:min-h-9">
      Correct the balance
    </summary>
    <Form workspace={workspace} />
  </details>
)

const Form = ({ workspace }: { workspace: string }) => {
  const { mutate } = useSWRConfig()
  const [direction, setDirection] = useState<Direction>('take')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [said, setSaid] = useState('')
  // As with a grant: one press is one correction, until the form is changed.
  const requestId = useRef<string>(null)

  const adjust = async (credits: number, reason: string) => {
    setBusy(true)
    requestId.current ??= makeRequestId()
    try {
      const answer = await adjustCredits({
        workspace,
        amount: direction === 'add' ? credits : -credits,
        note: reason,
        requestId: requestId.current,
      })
      if (!answer.ok) {
        const { fields, message } = answer.error
        return setErrors(fields && (fields.amount || fields.note) ? fields : { amount: message })
      }
      requestId.current = null
      setAmount('')
      setNote('')
      setSaid(`${formatCredits(credits)} ${direction === 'add' ? 'added' : 'taken away'}.`)
      await mutate(liveKey(workspace))
    } catch {
      setErrors({ amount: 'No answer came. Press Correct once more: it will not be done twice.' })
    } finally {
      setBusy(false)
    }
  }

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setSaid('')
    const parsed = parseWholeNumber(amount)
    const reason = note.trim()
    const found: FieldErrors = {
      ...(parsed.ok ? {} : { amount: parsed.message }),
      ...(reason ? {} : { note: 'Write why the balance is corrected.' }),
    }
    setErrors(found)
    if (parsed.ok && reason) void adjust(parsed.value, reason)
  }

  const change = <T,>(write: (value: T) => void) => {
    return (value: T) => {
      requestId.current = null
      setErrors({})
      write(value)
    }
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Correct the balance" className="mt-2">
      <div className="flex flex-wrap items-start gap-2">
        <Segmented
          label="Direction"
          value={direction}
          onChange={change(setDirection)}
          options={DIRECTIONS}
          className="mt-[1.625rem] w-48 max-sm:w-full"
        />
        <Field label="Credits" error={errors.amount} className="w-40 max-sm:w-full">
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            placeholder="120"
            value={amount}
            onChange={(event) => change(setAmount)(event.currentTarget.value)}
            className="figures"
          />
        </Field>
        <Field label="Why" error={errors.note} className="min-w-48 max-w-80 flex-1">
          <TextInput
            autoComplete="off"
            maxLength={NOTE_MAX_LENGTH}
            placeholder="What was wrong"
            value={note}
            onChange={(event) => change(setNote)(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" busy={busy} className="mt-[1.625rem]">
          Correct
        </Button>
      </div>
      <p role="status" className="mt-1.5 min-h-[1.125rem] text-second text-xs">
        {said}
      </p>
    </form>
  )
}
