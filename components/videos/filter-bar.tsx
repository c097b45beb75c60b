'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
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
export const FilterBar = ({ filters, onChange, months, today, count, ...props }: Props) => {
  const t = useTranslations('gallery')
  const videos = useTranslations('videos')
  const change = (part: GalleryQuery) => onChange({ ...filters, ...part }, 'push')
  return (
    <search
      aria-label={t('filters')}
      className="flex min-h-14 flex-wrap items-center gap-2 border-b px-3 py-3 wide:px-5 touch:flex-nowrap touch:overflow-x-auto touch:[scrollbar-width:none]"
    >
      <SearchField
        value={filters.search ?? ''}
        onChange={(search) => onChange({ ...filters, search }, 'replace')}
      />
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
      {Object.keys(filters).length > 0 && (
        <button
          type="button"
          onClick={() => onChange({}, 'push')}
          className="min-h-8 shrink-0 rounded-md px-2 text-second text-sm hover:text-ink touch:min-h-12"
        >
          {t('filter.clear')}
        </button>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-2">
        {count && (
          <span className="figures whitespace-nowrap px-1 text-sm text-third">{count}</span>
        )}
        {props.children}
      </span>
    </search>
  )
}
