'use client'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { GalleryTile } from '@/components/videos/gallery-tile'
import type { GalleryView } from '@/components/videos/gallery-view'
import { tileRows } from '@/components/videos/tile-rows'
import { dayKeyOf } from '@/lib/intl/format'
import { type DrawnPart, drawnPieces } from '@/lib/videos/drawn-rows'
import { type LaidDay, tileWidth } from '@/lib/videos/gallery-rows'
import type { DayGroup } from '@/lib/videos/group-by-day'
import type { VideoView } from '@/lib/videos/video-view'

type Common = {
  /** The workspace's slug. */
  workspace: string
  canDecide: boolean
  /** How many videos a day has, where that is known before all of them are here. */
  dayCounts: Readonly<Record<string, number>>
  /** Older ones are expected without being asked for: a row that is not full waits for them. */
  expecting: boolean
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
}

type Props = Omit<Common, 'today'> & {
  days: DayGroup<VideoView>[]
  /** What of them is drawn; all where nothing has been measured yet. */
  view: GalleryView | null
  /** ISO 8601. */
  now: string
  timeZone: string
}

/** About what a first screen shows. */
const EAGER = 12

/** The days of the gallery that are near the window, and exactly as much space as the others take. */
export const GalleryDays = ({ days, view, now, timeZone, ...common }: Props) => {
  const today = dayKeyOf(new Date(now), timeZone)
  if (!view) {
    return days.map((day, at) => (
      <Day key={day.day} day={day} eager={at === 0} {...common} today={today} />
    ))
  }
  const [first] = view.of.days
  return drawnPieces(view.of, view, view.keep).map((piece) =>
    'space' in piece ? (
      <div key={piece.key} style={{ height: piece.space }} />
    ) : (
      <Day
        key={piece.day.day}
        day={piece.day}
        parts={piece.parts}
        eager={piece.day === first}
        {...common}
        today={today}
      />
    ),
  )
}

type DayProps = Common & {
  day: DayGroup<VideoView> | LaidDay<VideoView>
  /** What is drawn of its rows; they make themselves where that is not known. */
  parts?: DrawnPart[]
  /** The first of all: its pictures are asked for at once. */
  eager: boolean
}

const Day = ({ day, parts, eager, today, dayCounts, ...tile }: DayProps) => {
  const words = useTranslations('videos')
  const format = useFormat()
  const { items } = day
  const count = day.complete ? items.length : dayCounts[day.day]
  const tilesOf = (from: number, to: number, height?: number, held = false) =>
    items
      .slice(from, to)
      .map((video, at) => (
        <GalleryTile
          key={video.id}
          video={video}
          workspace={tile.workspace}
          canDecide={tile.canDecide}
          eager={eager && from + at < EAGER}
          width={height === undefined ? undefined : tileWidth(video, height)}
          height={height}
          position={from + at + 1}
          outOf={count ?? -1}
          held={held}
        />
      ))
  return (
    <section aria-labelledby={`day-${day.day}`}>
      <h2
        id={`day-${day.day}`}
        title={format.spellDay(day.day, '')}
        className="flex h-[3.25rem] items-end gap-2.5 pb-2.5 font-semibold text-base"
      >
        <span className="truncate">{format.day(day.day, today)}</span>
        <span className="figures shrink-0 font-normal text-sm text-third">
          {count !== undefined && words('count', { count, shown: format.count(count) })}
        </span>
      </h2>
      <ul className={tileRows}>
        {/* One flat list: rows of their own would be told apart by their number, and every tile
          made anew when a row is added or taken away above it. */}
        {parts
          ? parts.flatMap((part) =>
              'space' in part ? (
                <li
                  key={part.key}
                  aria-hidden="true"
                  className="basis-full"
                  style={{ height: part.space }}
                />
              ) : (
                tilesOf(
                  part.row.from,
                  part.row.to,
                  part.row.height,
                  !part.row.isFull && !day.complete && tile.expecting,
                )
              ),
            )
          : tilesOf(0, items.length)}
      </ul>
    </section>
  )
}
