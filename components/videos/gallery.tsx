'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import type { Translate } from '@/components/ui/translate'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { useFormat } from '@/components/ui/use-format'
import { FilterBar } from '@/components/videos/filter-bar'
import type { Choice } from '@/components/videos/filter-chip'
import { GalleryDays } from '@/components/videos/gallery-days'
import { LoadMore } from '@/components/videos/load-more'
import { TileRowsSkeleton } from '@/components/videos/tile-rows-skeleton'
import { useGallery } from '@/components/videos/use-gallery'
import { useTimeZone } from '@/components/videos/use-time-zone'
import {
  type GalleryQuery,
  galleryQueryString,
  parseGalleryQuery,
} from '@/lib/videos/gallery-query'
import type { VideoPage, VideoView } from '@/lib/videos/video-view'

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** The first page, for which filters, and when the server drew it (ISO 8601). */
  drawn: { page: VideoPage; query: string; at: string }
  timeZone: string | null
  projects: Choice[]
  members: Choice[]
}

const setFilters = (filters: GalleryQuery) => {
  // Parsed again for its order: the same filters are the same address and the same cached pages.
  const query = galleryQueryString(parseGalleryQuery(filters))
  // The router reads this too; going through it would ask the server for a whole page again.
  window.history.pushState(null, '', query ? `?${query}` : window.location.pathname)
  window.scrollTo(0, 0)
}

const shotChoice = (
  t: Translate<'gallery'>,
  { shotNumber: number, shotName: name }: VideoView,
): string => (name ? t('filter.shotNamed', { number, name }) : t('filter.shotNumber', { number }))

export const Gallery = ({ workspace, drawn, timeZone: drawnWith, projects, members }: Props) => {
  const t = useTranslations('gallery')
  const words = useTranslations('videos')
  const format = useFormat()
  const timeZone = useTimeZone(drawnWith)
  const place = useRef<HTMLDivElement>(null)
  const focus = useFocusGoesOn(place, 'search select', 'a, button')
  const address = useSearchParams().toString()
  const filters = useMemo(
    () => parseGalleryQuery(Object.fromEntries(new URLSearchParams(address))),
    [address],
  )
  const query = galleryQueryString(filters)
  const gallery = useGallery({ workspace, query, drawn })
  const { videos, more } = gallery
  const settled = !gallery.loading && !gallery.changing
  // Without the viewer's time zone the days are not known, and guessed ones would jump.
  const drawable = timeZone !== null || videos.length === 0
  const filtered = query !== ''
  const counted = { count: videos.length, shown: format.count(videos.length) }
  const count = words('count', counted)
  const take = videos.find(({ shotId }) => shotId === filters.shot)
  const shot = take && { id: take.shotId, name: shotChoice(t, take) }
  return (
    <div ref={place}>
      {(filtered || videos.length > 0 || !settled) && (
        <div {...focus}>
          <FilterBar
            filters={filters}
            onChange={setFilters}
            projects={projects}
            members={members}
            shot={shot ?? null}
            count={filtered && settled && !more && !gallery.problem ? count : null}
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {filtered && settled && !gallery.problem && (more ? t('firstCount', counted) : count)}
      </p>
      <div
        className={cx(
          '@container px-3 wide:px-5',
          gallery.changing && 'opacity-50 transition-opacity delay-100',
        )}
      >
        {gallery.loading || !drawable ? (
          <TileRowsSkeleton />
        ) : (
          <GalleryDays
            videos={videos}
            more={more}
            expecting={!gallery.problem}
            workspace={workspace}
            now={drawn.at}
            timeZone={timeZone ?? 'UTC'}
          />
        )}
        {settled && videos.length === 0 && !gallery.problem && (
          <div {...focus}>
            <Nothing workspace={workspace} filtered={filtered} />
          </div>
        )}
        {(more || gallery.problem) && drawable && (
          <LoadMore
            busy={gallery.loadingMore}
            problem={gallery.problem}
            onMore={gallery.loadMore}
          />
        )}
      </div>
    </div>
  )
}

const Nothing = ({ workspace, filtered }: { workspace: string; filtered: boolean }) => {
  const t = useTranslations('gallery')
  return filtered ? (
    <EmptyState
      title={t('noMatch')}
      action={<Button onClick={() => setFilters({})}>{t('clearFilters')}</Button>}
    />
  ) : (
    <EmptyState
      title={t('empty')}
      action={
        <ButtonLink href={`/w/${workspace}`} variant="primary" size="lg">
          {t('makeFirst')}
        </ButtonLink>
      }
    />
  )
}
