import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { TileField } from '@/components/videos/tile-field'
import { TileRows } from '@/components/videos/video-grid'
import { dayKeyOf } from '@/lib/intl/format'
import { groupByDay } from '@/lib/videos/group-by-day'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  /** Newest first. */
  videos: VideoView[]
  /** Older ones are still to come. */
  more: boolean
  /** The next page is expected without being asked for. */
  expecting: boolean
  workspace: string
  /** ISO 8601. */
  now: string
  timeZone: string
}

/** About what a first screen shows. */
const EAGER = 12

/** The gallery's days, each with its heading, its count once it is known, and its rows. */
export const GalleryDays = ({ videos, more, expecting, workspace, now, timeZone }: Props) => {
  const t = useTranslations('gallery')
  const words = useTranslations('videos')
  const format = useFormat()
  if (videos.length === 0) return null
  const today = dayKeyOf(new Date(now), timeZone)
  return (
    <TileField label={t('videos')}>
      {groupByDay(videos, { timeZone, more }).map(({ day, items, complete }, at) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2
            id={`day-${day}`}
            title={format.spellDay(day, '')}
            className="flex items-baseline gap-2.5 pt-5 pb-2.5 font-semibold text-base"
          >
            {format.day(day, today)}
            <span className="figures font-normal text-sm text-third">
              {complete &&
                words('count', { count: items.length, shown: format.count(items.length) })}
            </span>
          </h2>
          <TileRows
            videos={items}
            workspace={workspace}
            eager={at === 0 ? EAGER : 0}
            held={!complete && expecting}
          />
        </section>
      ))}
    </TileField>
  )
}
