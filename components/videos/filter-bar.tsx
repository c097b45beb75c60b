'use client'
import { type Choice, FilterChip } from '@/components/videos/filter-chip'
import { isKlingType, KLING_TYPES } from '@/lib/kling/catalog'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import { typeLabel } from '@/lib/videos/type-label'

type Props = {
  filters: GalleryQuery
  onChange: (filters: GalleryQuery) => void
  projects: Choice[]
  members: Choice[]
  /** "42 videos", once all of them are known. */
  count: string | null
}

const TYPES: Choice[] = KLING_TYPES.map((type) => ({ id: type, name: typeLabel(type) }))

export const FilterBar = ({ filters, onChange, projects, members, count }: Props) => (
  <search
    aria-label="Filters"
    className="flex min-h-14 flex-wrap items-center gap-2 border-b px-3 py-3 wide:px-5"
  >
    <FilterChip
      label="Project"
      all="All projects"
      choices={projects}
      value={filters.project}
      onChange={(project) => onChange({ ...filters, project })}
    />
    <FilterChip
      label="Member"
      all="Everybody"
      choices={members}
      value={filters.member}
      onChange={(member) => onChange({ ...filters, member })}
    />
    <FilterChip
      label="Type"
      all="All types"
      choices={TYPES}
      value={filters.type}
      onChange={(type) => onChange({ ...filters, type: isKlingType(type) ? type : undefined })}
    />
    {(filters.project || filters.type || filters.member) && (
      <button
        type="button"
        onClick={() => onChange({})}
        className="min-h-8 rounded-md px-2 text-second text-sm hover:text-ink touch:min-h-12"
      >
        Clear
      </button>
    )}
    {count && <span className="figures px-1 text-sm text-third">{count}</span>}
  </search>
)
