'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { DecisionStep } from '@/components/tasks/live/decision-step'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import { CATALOG } from '@/lib/kling/catalog'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskView
  busy: boolean
  error: string | null
  /** Kling does not say what this id is: it has to be confirmed. */
  unsaid: boolean
  onAttach: (providerTaskId: string, confirmed: boolean) => Promise<void>
  /** The id was changed: what was said of the last one no longer holds. */
  onChange: () => void
  onBack: () => void
  back: ReactNode
}

/** Asks for the provider's id of a task, and once more where Kling does not say whose it is. */
export const AttachStep = ({ task, busy, error, unsaid, onAttach, onChange, ...way }: Props) => {
  const t = useTranslations('tasks.attach')
  const [id, setId] = useState('')
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)
  const attach = async () => {
    const trimmed = id.trim()
    setMissing(!trimmed)
    if (trimmed) await onAttach(trimmed, unsaid)
    showMistake()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A second Enter in the field is no answer to the question that has come: only the button is.
    if (!unsaid) void attach()
  }
  const { idPrefix, model } = CATALOG[task.type]
  const name = model === 'o3' ? 'Kling O3' : 'Kling 3.0'
  return (
    <DecisionStep
      task={task}
      onBack={way.onBack}
      consequence={
        unsaid ? <span className="font-medium text-ink">{t('unsaid')}</span> : t('means')
      }
    >
      <form ref={form} onSubmit={submit} className="flex w-full flex-col gap-2">
        <Field
          label={t('label')}
          // An error may be the same rule.
          hint={error ? null : t('hint', { model: name, prefix: idPrefix })}
          error={missing ? t('missing') : error}
          className="max-w-80"
        >
          <TextInput
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={`${idPrefix}…`}
            value={id}
            onChange={(event) => {
              setId(event.currentTarget.value)
              setMissing(false)
              onChange()
            }}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          {unsaid ? (
            <Button busy={busy} onClick={attach}>
              {t('attachAnyway')}
            </Button>
          ) : (
            <Button type="submit" busy={busy}>
              {t('attach')}
            </Button>
          )}
          {way.back}
        </div>
      </form>
    </DecisionStep>
  )
}
