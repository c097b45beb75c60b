'use client'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { useFormat } from '@/components/ui/use-format'
import type { Choice } from '@/components/videos/filter-chip'
import { excludeEachOther, setFilters } from '@/components/videos/gallery-filters'
import { NoMatch } from '@/components/videos/no-match'
import type { GalleryQuery } from '@/lib/videos/gallery-query'

type Props = {
  workspace: string
  filters: GalleryQuery
  projects: Choice[]
  members: Choice[]
  collections: Choice[]
  shot: Choice | null
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
  onChange: (filters: GalleryQuery, how: 'push') => void
}

/** A gallery without a video: there is none yet, or none meets the filters. */
export const GalleryNothing = ({ workspace, filters, today, onChange, ...props }: Props) => {
  const t = useTranslations('gallery')
  const videos = useTranslations('videos')
  const format = useFormat()
  if (Object.keys(filters).length > 0) {
    const date = (filter: string) => format.dates(filter, today)
    return (
      <NoMatch
        filters={setFilters({ t, videos, filters, date, ...props })}
        excluding={excludeEachOther(filters)}
        onRemove={(name) => onChange({ ...filters, [name]: undefined }, 'push')}
        onClear={() => onChange({}, 'push')}
      />
    )
  }
  return (
    <EmptyState
      title={t('empty')}
      action={
        <>
          <ButtonLink href={`/w/${workspace}`} variant="primary" size="lg">
            {t('makeFirst')}
          </ButtonLink>
          {/* All of it may have been deleted a moment ago. */}
          <ButtonLink href={`/w/${workspace}/trash`} variant="quiet">
            {t('deleted')}
          </ButtonLink>
        </>
      }
    />
  )
}
