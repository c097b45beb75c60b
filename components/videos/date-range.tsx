'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { dateRange } from '@/lib/videos/date-presets'

type Props = {
  value: string | undefined
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
  onChange: (value: string) => void
  onClose: () => void
}

/** Two days, and all between them. */
export const DateRange = ({ value, today, onChange, onClose }: Props) => {
  const t = useTranslations('gallery.filter')
  const [first, last] = value?.length === 22 ? value.split('..') : [today, today]
  const [from, setFrom] = useState(first ?? today)
  const [to, setTo] = useState(last ?? today)
  const range = dateRange(from, to)
  return (
    <Dialog open onClose={onClose} title={t('range')}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (range) onChange(range)
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('from')}>
            <TextInput
              type="date"
              data-autofocus
              max={today}
              value={from}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
          </Field>
          <Field label={t('to')}>
            <TextInput
              type="date"
              max={today}
              value={to}
              onChange={({ currentTarget }) => setTo(currentTarget.value)}
            />
          </Field>
        </div>
        <div className="mt-5 flex justify-end">
          <Button type="submit">{t('show')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
