'use client'
import { useTranslations } from 'next-intl'
import { type Dates, RANGE, useDateChoices } from '@/components/videos/date-choices'
import { FilterChip } from '@/components/videos/filter-chip'

type Props = Dates & {
  onChange: (value: string | undefined) => void
  /** From one day to another is wanted. */
  onRange: () => void
}

/** The filter by date: what is often asked for, the months that have videos, or from one day to another. */
export const DateChip = ({ onChange, onRange, ...dates }: Props) => {
  const t = useTranslations('gallery.filter')
  return (
    <FilterChip
      label={t('date')}
      all={t('allDates')}
      choices={useDateChoices(dates)}
      value={dates.value}
      onChange={(chosen) => (chosen === RANGE ? onRange() : onChange(chosen))}
    />
  )
}
