'use client'
import { type SyntheticEvent, useRef, useState } from 'react'
import { useSWRConfig } from 'swr'
import { liveKey } from '@/components/tasks/live/live-key'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { grantCredits } from '@/lib/credits/actions'
import { NOTE_MAX_LENGTH } from '@/lib/credits/note'
import type { FieldErrors } from '@/lib/errors'
import { formatCredits } from '@/lib/format'
import { parseWholeNumber } from '@/lib/number'
import { makeRequestId } from '@/lib/request-id'

export const GrantForm = ({ workspace }: { workspace: string }) => {
  const { mutate } = useSWRConfig()
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [said, setSaid] = useState('')
  // One press is one grant: a press after a lost answer repeats the same one. A change of the
  // form is another grant and gets another name.
  const requestId = useRef<string>(null)

  const grant = async (credits: number) => {
    setBusy(true)
    requestId.current ??= makeRequestId()
    try {
      const answer = await grantCredits({
        workspace,
        amount: credits,
        requestId: requestId.current,
        ...(note.trim() ? { note: note.trim() } : {}),
      })
      if (!answer.ok) {
        const { fields, message } = answer.error
        return setErrors(fields && (fields.amount || fields.note) ? fields : { amount: message })
      }
      requestId.current = null
      setAmount('')
      setNote('')
      setSaid(`${formatCredits(credits)} granted.`)
      await mutate(liveKey(workspace))
    } catch {
      setErrors({ amount: 'No answer came. Press Grant once more: it will not be granted twice.' })
    } finally {
      setBusy(false)
    }
  }

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setSaid('')
    const parsed = parseWholeNumber(amount)
    if (!parsed.ok) return setErrors({ amount: parsed.message })
    setErrors({})
    void grant(parsed.value)
  }

  const change = (write: (text: string) => void) => (text: string) => {
    requestId.current = null
    setErrors({})
    write(text)
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Grant credits">
      <div className="flex flex-wrap items-start gap-2">
        <Field label="Grant credits" error={errors.amount} className="w-64 max-sm:w-full">
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            placeholder="5000"
            value={amount}
            onChange={(event) => change(setAmount)(event.currentTarget.value)}
            className="figures"
          />
        </Field>
        <Field label="Note, optional" error={errors.note} className="min-w-48 max-w-80 flex-1">
          <TextInput
            autoComplete="off"
            maxLength={NOTE_MAX_LENGTH}
            placeholder="Invoice, month, reason"
            value={note}
            onChange={(event) => change(setNote)(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" busy={busy} className="mt-[1.625rem]">
          Grant
        </Button>
      </div>
      <p
        role="status"
        className={cx('mt-1.5 min-h-[1.125rem] text-second text-xs', errors.amount && 'sr-only')}
      >
        {said}
      </p>
    </form>
  )
}
