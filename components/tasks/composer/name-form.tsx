'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import type { Result } from '@/lib/result'

type Props<T> = {
  label: string
  placeholder: string
  begin: string
  /** What the button says that keeps the name. */
  save: string
  /** The field has its row for itself, and the buttons the one below. */
  tall?: boolean
  onSave: (name: string) => Promise<Result<T>>
  onSaved: (data: T) => void
  onClose: () => void
}

/** A name, given where it stands. Not a form of its own: it stands inside of one. */
export const NameForm = <T,>({ label, placeholder, begin, save, tall, ...on }: Props<T>) => {
  const t = useTranslations('composer.project')
  const [name, setName] = useState(begin)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const showMistake = useMistake(form)
  // The focus alone would leave its buttons below the edge of a low window.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const keep = async () => {
    if (busy) return
    setBusy(true)
    const answer = await on.onSave(name).catch(() => null)
    setBusy(false)
    showMistake()
    if (!answer) return setError(t('noAnswer'))
    if (!answer.ok) return setError(answer.error.fields?.name ?? answer.error.message)
    on.onClose()
    on.onSaved(answer.data)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep()
    else if (event.key === 'Escape') on.onClose()
    else return
    // Neither the composer is sent by it nor its sheet closed.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={form}
      className={cx(
        'flex scroll-my-2 flex-wrap items-start gap-2',
        tall && 'gap-y-2.5 compact:gap-y-2',
      )}
    >
      <Field
        label={label}
        hideLabel
        error={error}
        className={tall ? 'basis-full' : 'min-w-32 flex-1'}
      >
        <TextInput
          autoFocus
          value={name}
          autoComplete="off"
          placeholder={placeholder}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setError(null)
          }}
          onKeyDown={onKeyDown}
        />
      </Field>
      <Button onClick={keep} busy={busy}>
        {save}
      </Button>
      <Button variant="quiet" onClick={on.onClose}>
        {t('cancel')}
      </Button>
    </div>
  )
}
