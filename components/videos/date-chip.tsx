'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { later } from '@/components/ui/later'
import { useFormat } from '@/components/ui/use-format'
import { type Choice, FilterChip } from '@/components/videos/filter-chip'
import { datePresets } from '@/lib/videos/date-presets'
import type { MonthCount } from '@/lib/videos/video-view'

const DateRange = later(() =>
  import('@/components/videos/date-range').then((file) => file.DateRange),
)

/** No date: it opens the question for two. */
const RANGE = 'range'

type Props = {
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** Newest first. */
  months: MonthCount[]
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
}

/** The filter by date: what is often asked for, the months that have videos, or from one day to another. */
export const DateChip = ({ value, onChange, months, today }: Props) => {
  const t = useTranslations('gallery.filter')
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const presets = datePresets(today)
  const choices: Choice[] = [
    { id: presets.today, name: t('today') },
    { id: presets.yesterday, name: t('yesterday') },
    { id: presets.week, name: t('week') },
    ...months.map(({ month }) => ({
      id: month,
      name: month === presets.month ? t('thisMonth') : format.spellMonth(month),
    })),
  ]
  if (value && !choices.some(({ id }) => id === value)) {
    choices.push({ id: value, name: format.dates(value, today) })
  }
  return (
    <>
      <FilterChip
        label={t('date')}
        all={t('allDates')}
        choices={[...choices, { id: RANGE, name: t('range') }]}
        value={value}
        onChange={(chosen) => (chosen === RANGE ? setAsking(true) : onChange(chosen))}
      />
      {asking && (
        <DateRange
          value={value}
          today={today}
          onChange={(chosen) => {
            setAsking(false)
            onChange(chosen)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
