import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import type { Choice } from '@/components/videos/filter-chip'
import { datePresets } from '@/lib/videos/date-presets'
import type { MonthCount } from '@/lib/videos/video-view'

/** No date: it opens the question for two. */
export const RANGE = 'range'

export type Dates = {
  /** The filter that is set. */
  value: string | undefined
  /** Newest first. */
  months: MonthCount[]
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
}

/** What is often asked for, the months that have videos, what is set, and the question for two days. */
export const useDateChoices = ({ value, months, today }: Dates): Choice[] => {
  const t = useTranslations('gallery.filter')
  const format = useFormat()
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
  return [...choices, { id: RANGE, name: t('range') }]
}
