'use client'
import { type SyntheticEvent, useState } from 'react'
import { useCreditForm } from '@/components/credits/use-credit-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { TextInput } from '@/components/ui/text-input'
import { adjustCredits } from '@/lib/credits/actions'
import { NOTE_MAX_LENGTH } from '@/lib/credits/note'
import { formatCredits } from '@/lib/format'
import { parseWholeNumber } from '@/lib/number'

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
  const form = useCreditForm(workspace)
  const [direction, setDirection] = useState<Direction>('take')

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const parsed = parseWholeNumber(form.amount)
    const note = form.note.trim()
    form.judge({
      ...(parsed.ok ? {} : { amount: parsed.message }),
      ...(note ? {} : { note: 'Write why the balance is corrected.' }),
    })
    if (!parsed.ok || !note) return
    const amount = direction === 'add' ? parsed.value : -parsed.value
    void form.press({
      send: (requestId) => adjustCredits({ workspace, amount, note, requestId }),
      done: `${formatCredits(parsed.value)} ${direction === 'add' ? 'added' : 'taken away'}.`,
      lost: 'No answer came. Press Correct once more: it will not be done twice.',
    })
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Correct the balance" className="mt-2">
      <div className="flex flex-wrap items-start gap-2">
        <Segmented
          label="Direction"
          value={direction}
          onChange={form.change(setDirection)}
          options={DIRECTIONS}
          className="mt-[1.625rem] w-48 max-sm:w-full"
        />
        <Field label="Credits" error={form.errors.amount} className="w-40 max-sm:w-full">
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            placeholder="120"
            value={form.amount}
            onChange={(event) => form.writeAmount(event.currentTarget.value)}
            className="figures"
          />
        </Field>
        <Field label="Why" error={form.errors.note} className="min-w-48 max-w-80 flex-1">
          <TextInput
            autoComplete="off"
            maxLength={NOTE_MAX_LENGTH}
            placeholder="What was wrong"
            value={form.note}
            onChange={(event) => form.writeNote(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" busy={form.busy} className="mt-[1.625rem]">
          Correct
        </Button>
      </div>
      <p role="status" className="mt-1.5 min-h-[1.125rem] text-second text-xs">
        {form.said}
      </p>
    </form>
  )
}
