'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { type Dates, RANGE, useDateChoices } from '@/components/videos/date-choices'
import type { Choice } from '@/components/videos/filter-chip'
import type { Chip } from '@/components/videos/gallery-filters'
import type { GalleryQuery } from '@/lib/videos/gallery-query'

type Props = {
  chips: Chip[]
  filters: GalleryQuery
  dates: Dates
  /** "42 videos", once that is known. */
  count: string | null
  onChange: (part: GalleryQuery) => void
  onRange: () => void
  onClear: () => void
  onClose: () => void
}

/** All filters with their names, where there is no room for them beside the search. */
export const FilterDialog = ({
  chips,
  filters,
  dates,
  count,
  onChange,
  onRange,
  ...props
}: Props) => {
  const t = useTranslations('gallery')
  const days = useDateChoices(dates)
  return (
    <Dialog open onClose={props.onClose} title={t('filters')}>
      <div className="space-y-2">
        {chips.map(({ name, ...chip }) => (
          <OneFilter
            key={name}
            {...chip}
            value={filters[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
        <OneFilter
          label={t('filter.date')}
          all={t('filter.allDates')}
          choices={days}
          value={dates.value}
          onChange={(date) => (date === RANGE ? onRange() : onChange({ date }))}
        />
      </div>
      <div className="mt-5 flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="figures mr-auto text-second">
          {count}
        </p>
        {Object.keys(filters).length > 0 && (
          <Button variant="quiet" onClick={props.onClear}>
            {t('filter.clear')}
          </Button>
        )}
        <Button onClick={props.onClose}>{t('filter.done')}</Button>
      </div>
    </Dialog>
  )
}

type OneProps = {
  label: string
  all: string
  choices: Choice[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const OneFilter = ({ label, all, choices, value, onChange }: OneProps) => {
  const t = useTranslations('gallery.filter')
  const isKnown = !value || choices.some(({ id }) => id === value)
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,5fr)] items-center gap-3">
      {/* The control has the name. */}
      <span aria-hidden="true" className="text-second text-sm wrap-anywhere">
        {label}
      </span>
      <Select
        label={label}
        value={value ?? ''}
        onChange={(chosen) => onChange(chosen || undefined)}
        options={[
          { value: '', label: all },
          ...(isKnown ? [] : [{ value, label: t('unknown') }]),
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        className="flex w-full"
      />
    </div>
  )
}
