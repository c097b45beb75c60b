'use client'
import { useTranslations } from 'next-intl'
import { type Choice, FilterChip } from '@/components/videos/filter-chip'
import { typeLabel } from '@/components/videos/type-label'
import { isKlingType, KLING_TYPES } from '@/lib/kling/catalog'
import type { GalleryQuery } from '@/lib/videos/gallery-query'

type Props = {
  filters: GalleryQuery
  onChange: (filters: GalleryQuery) => void
  projects: Choice[]
  members: Choice[]
  /** The shot whose takes are shown alone, where it is known. */
  shot: Choice | null
  /** "42 videos", once all of them are known. */
  count: string | null
}

export const FilterBar = ({ filters, onChange, projects, members, shot, count }: Props) => {
  const t = useTranslations('gallery')
  const videos = useTranslations('videos')
  return (
    <search
      aria-label={t('filters')}
      className="flex min-h-14 flex-wrap items-center gap-2 border-b px-3 py-3 wide:px-5"
    >
      <FilterChip
        label={t('filter.project')}
        all={t('filter.allProjects')}
        choices={projects}
        value={filters.project}
        onChange={(project) => onChange({ ...filters, project })}
      />
      <FilterChip
        label={t('filter.member')}
        all={t('filter.everybody')}
        choices={members}
        value={filters.member}
        onChange={(member) => onChange({ ...filters, member })}
      />
      <FilterChip
        label={t('filter.type')}
        all={t('filter.allTypes')}
        choices={KLING_TYPES.map((type) => ({ id: type, name: typeLabel(videos, type) }))}
        value={filters.type}
        onChange={(type) => onChange({ ...filters, type: isKlingType(type) ? type : undefined })}
      />
      {filters.shot && (
        <FilterChip
          label={t('filter.shot')}
          all={t('filter.allShots')}
          choices={shot ? [shot] : []}
          value={filters.shot}
          onChange={(chosen) => onChange({ ...filters, shot: chosen })}
        />
      )}
      {Object.keys(filters).length > 0 && (
        <button
          type="button"
          onClick={() => onChange({})}
          className="min-h-8 rounded-md px-2 text-second text-sm hover:text-ink touch:min-h-12"
        >
          {t('filter.clear')}
        </button>
      )}
      {count && <span className="figures px-1 text-sm text-third">{count}</span>}
    </search>
  )
}
