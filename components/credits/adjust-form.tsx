'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type SyntheticEvent, useState } from 'react'
import { useCreditForm } from '@/components/credits/use-credit-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { adjustCredits } from '@/lib/credits/actions'
import { parseWholeNumber } from '@/lib/intl/number'

const DIRECTIONS = ['take', 'add'] as const
type Direction = (typeof DIRECTIONS)[number]

/** Seldom needed and easily mistaken for a grant: it waits behind its name. */
export const AdjustForm = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('credits.adjust')
  return (
    <details>
      <summary className="inline-flex min-h-6 list-none items-center rounded-xs text-third text-xs underline underline-offset-2 hover:text-ink touch:min-h-9">
        {t('title')}
      </summary>
      <Form workspace={workspace} />
    </details>
  )
}

const Form = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('credits.adjust')
  const format = useFormat()
  const form = useCreditForm(workspace)
  const locale = useLocale()
  const speak = useSpeak()
  const [direction, setDirection] = useState<Direction>('take')

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const parsed = parseWholeNumber(form.amount, locale)
    const note = form.note.trim()
    form.judge({
      ...(parsed.ok ? {} : { amount: speak(parsed.said) }),
      ...(note ? {} : { note: t('noReason') }),
    })
    if (!parsed.ok || !note) return
    const amount = direction === 'add' ? parsed.value : -parsed.value
    void form.press({
      send: (requestId) => adjustCredits({ workspace, amount, note, requestId }),
      done: t('done', { credits: format.number(parsed.value), direction }),
      lost: t('lost'),
    })
  }

  return (
    <form ref={form.form} onSubmit={submit} noValidate aria-label={t('title')} className="mt-2">
      <div className="flex flex-wrap items-start gap-2">
        <Segmented
          label={t('direction')}
          value={direction}
          onChange={form.change(setDirection)}
          options={DIRECTIONS.map((value) => ({ value, label: t(value) }))}
          className="mt-[calc(var(--text-sm--line-height)+0.375rem)] w-48 max-sm:w-full"
        />
        <Field label={t('amount')} error={form.errors.amount} className="w-40 max-sm:w-full">
          <TextInput placeholder="120" {...form.amountField} />
        </Field>
        <Field label={t('why')} error={form.errors.note} className="min-w-48 max-w-80 flex-1">
          <TextInput placeholder={t('whyPlaceholder')} {...form.noteField} />
        </Field>
        <Button
          type="submit"
          busy={form.busy}
          className="mt-[calc(var(--text-sm--line-height)+0.375rem)]"
        >
          {t('press')}
        </Button>
      </div>
      <p role="status" className="mt-1.5 min-h-[1.125rem] text-second text-xs">
        {form.said}
      </p>
    </form>
  )
}
