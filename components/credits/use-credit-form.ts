'use client'
import { type ChangeEvent, useRef, useState } from 'react'
import { useSWRConfig } from 'swr'
import { liveKey } from '@/components/tasks/live/live-key'
import { useMistake } from '@/components/ui/use-mistake'
import { NOTE_MAX_LENGTH } from '@/lib/credits/note'
import type { FieldErrors } from '@/lib/errors'
import { makeRequestId } from '@/lib/request-id'
import type { Result } from '@/lib/result'

type Press = {
  send: (requestId: string) => Promise<Result<unknown>>
  /** Said under the form once it is done. */
  done: string
  /** Said beside the amount when no answer came. */
  lost: string
}

/**
 * The fields of a form that moves credits, and its press. One press is one movement: a press
 * after a lost answer repeats the same one. A change of the form is another movement and gets
 * another name.
 */
export const useCreditForm = (workspace: string) => {
  const { mutate } = useSWRConfig()
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [said, setSaid] = useState('')
  const requestId = useRef<string>(null)
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)

  /** Wraps the setter of any field of the form. */
  const change = <T>(write: (value: T) => void) => {
    return (value: T) => {
      requestId.current = null
      setErrors({})
      write(value)
    }
  }

  const fieldOf = (value: string, write: (value: string) => void) => ({
    autoComplete: 'off',
    value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => change(write)(event.currentTarget.value),
  })

  const press = async ({ send, done, lost }: Press) => {
    setBusy(true)
    requestId.current ??= makeRequestId()
    try {
      const answer = await send(requestId.current)
      if (!answer.ok) {
        const { fields, message } = answer.error
        return setErrors(fields && (fields.amount || fields.note) ? fields : { amount: message })
      }
      requestId.current = null
      setAmount('')
      setNote('')
      setSaid(done)
      await mutate(liveKey(workspace))
    } catch {
      setErrors({ amount: lost })
    } finally {
      setBusy(false)
      showMistake()
    }
  }

  /** Shows what the page itself found wrong; without any it clears what stood there. */
  const judge = (found: FieldErrors) => {
    setSaid('')
    setErrors(found)
    showMistake()
  }

  return {
    form,
    amount,
    note,
    busy,
    errors,
    said,
    change,
    judge,
    press,
    amountField: {
      ...fieldOf(amount, setAmount),
      inputMode: 'numeric' as const,
      className: 'figures',
    },
    noteField: { ...fieldOf(note, setNote), maxLength: NOTE_MAX_LENGTH },
  }
}
