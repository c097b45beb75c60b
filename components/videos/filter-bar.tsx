'use client'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import { DateChip } from '@/components/videos/date-chip'
import { type Choice, FilterChip } from '@/components/videos/filter-chip'
import { chipsOf } from '@/components/videos/gallery-filters'
import { SearchField } from '@/components/videos/search-field'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import type { MonthCount } from '@/lib/videos/video-view'

const FilterDialog = later(() =>
  import('@/components/videos/filter-dialog').then((file) => file.FilterDialog),
)
const DateRange = later(() =>
  import('@/components/videos/date-range').then((file) => file.DateRange),
)

type Props = {
  filters: GalleryQuery
  /** Words replace the entry in the browser's history, one after the other; all else is a step in it. */
  onChange: (filters: GalleryQuery, how: 'push' | 'replace') => void
  projects: Choice[]
  members: Choice[]
  collections: Choice[]
  months: MonthCount[]
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
  /** The shot whose takes are shown alone, where it is known. */
  shot: Choice | null
  /** "42 videos", once that is known. */
  count: string | null
  /** What else there is to be set, at the end. */
  children: ReactNode
}

/** Everything that narrows the gallery: in one line, or behind a button where there is no room for it. */
export const FilterBar = memo(({ filters, onChange, months, today, count, ...props }: Props) => {
  const t = useTranslations('gallery')
  const videos = useTranslations('videos')
  const change = (part: GalleryQuery) => onChange({ ...filters, ...part }, 'push')
  const [asking, setAsking] = useState<'filters' | 'range' | null>(null)
  const close = () => setAsking(null)
  const filtered = Object.keys(filters).length > 0
  const chips = chipsOf({ t, videos, filters, ...props })
  const dates = { value: filters.date, months, today }
  // The words stand in their own field.
  const set = Object.keys(filters).filter((name) => name !== 'search').length
  return (
    <search
      aria-label={t('filters')}
      className="flex min-h-14 flex-wrap items-center gap-2 border-b px-3 py-3 wide:px-5"
    >
      <SearchField
        value={filters.search ?? ''}
        onChange={(search) => onChange({ ...filters, search }, 'replace')}
      />
      <button
        type="button"
        aria-haspopup="dialog"
        {...FilterDialog.soon}
        onClick={() => setAsking('filters')}
        className={cx(
          'figures hidden min-h-8 shrink-0 items-center rounded-md border px-3 text-sm compact:inline-flex touch:min-h-12',
          set > 0
            ? 'border-ink bg-raised font-medium text-ink'
            : 'border-edge text-second hover:text-ink',
        )}
      >
        {set > 0 ? t('filter.set', { count: set }) : t('filters')}
      </button>
      {props.children}
      {count && (
        <span
          className={cx(
            'figures shrink-0 whitespace-nowrap px-1 text-sm text-third max-sm:hidden wide:order-1 wide:ml-auto touch:order-none touch:ml-0',
            !filtered && 'compact:hidden',
          )}
        >
          {count}
        </span>
      )}
      <div data-chips className="contents compact:hidden">
        {chips.map(({ name, ...chip }) => (
          <FilterChip
            key={name}
            {...chip}
            value={filters[name]}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
        <DateChip
          {...dates}
          onChange={(date) => change({ date })}
          onRange={() => setAsking('range')}
        />
        {filtered && (
          <button
            type="button"
            onClick={() => onChange({}, 'push')}
            className="min-h-8 shrink-0 rounded-md px-2 text-second text-sm hover:text-ink"
          >
            {t('filter.clear')}
          </button>
        )}
      </div>
      {asking === 'filters' && (
        <FilterDialog
          {...{ chips, filters, dates, count }}
          onChange={change}
          onRange={() => setAsking('range')}
          onClear={() => onChange({}, 'push')}
          onClose={close}
        />
      )}
      {asking === 'range' && (
        <DateRange
          value={filters.date}
          today={today}
          onChange={(date) => {
            close()
            change({ date })
          }}
          onClose={close}
        />
      )}
    </search>
  )
})
FilterBar.displayName = 'FilterBar'
