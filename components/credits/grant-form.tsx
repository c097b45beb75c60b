'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { SyntheticEvent } from 'react'
import { useCreditForm } from '@/components/credits/use-credit-form'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { grantCredits } from '@/lib/credits/actions'
import { parseWholeNumber } from '@/lib/intl/number'

export const GrantForm = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('credits.grant')
  const format = useFormat()
  const form = useCreditForm(workspace)
  const locale = useLocale()
  const speak = useSpeak()

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const parsed = parseWholeNumber(form.amount, locale)
    form.judge(parsed.ok ? {} : { amount: speak(parsed.said) })
    if (!parsed.ok) return
    const amount = parsed.value
    const note = form.note.trim()
    void form.press({
      send: (requestId) =>
        grantCredits({ workspace, amount, requestId, ...(note ? { note } : {}) }),
      done: t('done', { credits: format.number(amount) }),
      lost: t('lost'),
    })
  }

  return (
    <form ref={form.form} onSubmit={submit} noValidate aria-label={t('title')}>
      <div className="flex flex-wrap items-start gap-2">
        <Field label={t('title')} error={form.errors.amount} className="w-64 max-sm:w-full">
          <TextInput placeholder="5000" {...form.amountField} />
        </Field>
        <Field
          label={t('note')}
          error={form.errors.note}
          className="min-w-48 flex-1 max-sm:basis-full sm:max-w-80"
        >
          <TextInput placeholder={t('notePlaceholder')} {...form.noteField} />
        </Field>
        <Button
          type="submit"
          busy={form.busy}
          className="sm:mt-[calc(var(--text-sm--line-height)+0.375rem)]"
        >
          {t('press')}
        </Button>
      </div>
      <p
        role="status"
        className={cx(
          'mt-1.5 min-h-[1.125rem] text-second text-xs',
          form.errors.amount && 'sr-only',
        )}
      >
        {form.said}
      </p>
    </form>
  )
}
