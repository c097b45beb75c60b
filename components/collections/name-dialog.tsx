'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'

type Props = {
  title: string
  name: string
  submit: string
  /** Null when it is done, and otherwise why not. */
  onSubmit: (name: string) => Promise<string | null>
  onClose: () => void
}

/** Asks for the name of a collection, a new one's or another for it. */
export const NameDialog = ({ title, name: before, submit, onSubmit, onClose }: Props) => {
  const t = useTranslations('collections')
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)
  const [name, setName] = useState(before)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const problem = await onSubmit(name)
    setBusy(false)
    setError(problem)
    if (problem) showMistake()
    else onClose()
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <form ref={form} onSubmit={save} className="grid gap-4">
        <Field label={t('name')} error={error}>
          <TextInput
            data-autofocus
            value={name}
            autoComplete="off"
            onChange={(event) => {
              setName(event.currentTarget.value)
              setError(null)
            }}
          />
        </Field>
        <div className="flex gap-2">
          <Button type="submit" busy={busy}>
            {submit}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
