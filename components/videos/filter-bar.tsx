'use client'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { DateChip } from '@/components/videos/date-chip'
import { type Choice, FilterChip } from '@/components/videos/filter-chip'
import { chipsOf } from '@/components/videos/gallery-filters'
import { SearchField } from '@/components/videos/search-field'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import type { MonthCount } from '@/lib/videos/video-view'

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

/** Everything that narrows the gallery, in one line where there is room for it. */
export const FilterBar = memo(({ filters, onChange, months, today, count, ...props }: Props) => {
  const t = useTranslations('gallery')
  const videos = useTranslations('videos')
  const change = (part: GalleryQuery) => onChange({ ...filters, ...part }, 'push')
  const filtered = Object.keys(filters).length > 0
  return (
    <search
      aria-label={t('filters')}
      className="flex min-h-14 flex-wrap items-center gap-2 border-b px-3 py-3 wide:px-5"
    >
      <SearchField
        value={filters.search ?? ''}
        onChange={(search) => onChange({ ...filters, search }, 'replace')}
      />
      {props.children}
      {/* A line of its own that scrolls, where there is no room for all of them. */}
      <div
        data-chips
        className="contents compact:-m-1 compact:flex compact:basis-full compact:items-center compact:gap-2 compact:overflow-x-auto compact:p-1 compact:[scrollbar-width:none]"
      >
        {count && (
          <span
            className={cx(
              'figures shrink-0 whitespace-nowrap px-1 text-sm text-third wide:order-1 wide:ml-auto touch:order-none touch:ml-0',
              !filtered && 'compact:hidden',
            )}
          >
            {count}
          </span>
        )}
        {chipsOf({ t, videos, filters, ...props }).map(({ name, ...chip }) => (
          <FilterChip
            key={name}
            {...chip}
            value={filters[name]}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
        <DateChip
          value={filters.date}
          onChange={(date) => change({ date })}
          months={months}
          today={today}
        />
        {filtered && (
          <button
            type="button"
            onClick={() => onChange({}, 'push')}
            className="min-h-8 shrink-0 rounded-md px-2 text-second text-sm hover:text-ink touch:min-h-12"
          >
            {t('filter.clear')}
          </button>
        )}
      </div>
    </search>
  )
})
FilterBar.displayName = 'FilterBar'
