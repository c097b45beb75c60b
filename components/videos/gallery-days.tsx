'use client'
import { useTranslations } from 'next-intl'
import { Fragment, memo } from 'react'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import { GalleryTile, type TileBox } from '@/components/videos/gallery-tile'
import type { GalleryView } from '@/components/videos/gallery-view'
import { tileRows } from '@/components/videos/tile-rows'
import { drawnDays } from '@/lib/videos/drawn-rows'
import { type LaidDay, type Row, tileWidth } from '@/lib/videos/gallery-rows'
import { type DayGroup, monthOf } from '@/lib/videos/group-by-day'
import type { DayCount, VideoView } from '@/lib/videos/video-view'

type Common = {
  /** The workspace's slug. */
  workspace: string
  canDecide: boolean
  /** Older ones are expected without being asked for: a row that is not full waits for them. */
  expecting: boolean
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
}

type Props = Common & {
  days: DayGroup<VideoView>[]
  /** How many videos the last one has, where that is known before all of them are here. */
  lastDay: DayCount | null
  /** What of them is drawn; all where nothing has been measured yet. */
  view: GalleryView | null
}

/** About what a first screen shows. */
const EAGER = 12

/** How many tiles of a day are of the first screen. */
const eagerTiles = (days: readonly DayGroup<VideoView>[]): ReadonlyMap<string, number> => {
  const eager = new Map<string, number>()
  let left = EAGER
  for (const { day, items } of days) {
    if (left <= 0) break
    eager.set(day, left)
    left -= items.length
  }
  return eager
}

/** The days of the gallery that are near the window. */
export const GalleryDays = ({ days, view, lastDay, ...common }: Props) => {
  const eager = eagerTiles(view?.of.days ?? days)
  const countOf = ({ day, items, complete }: DayGroup<VideoView>) => {
    if (complete) return items.length
    return lastDay?.day === day ? lastDay.videos : undefined
  }
  if (!view) {
    return (
      <div className="flex flex-wrap items-start gap-x-6">
        {days.map((day, at) => (
          <Fragment key={day.day}>
            {/* Every month begins a line. */}
            {monthOf(day) !== monthOf(days[at - 1] ?? day) && <div className="basis-full" />}
            <Day day={day} count={countOf(day)} eager={eager.get(day.day) ?? 0} {...common} />
          </Fragment>
        ))}
      </div>
    )
  }
  const { gap } = view.of.metrics
  return drawnDays(view.of, view, view.keep).map(({ day, rows }) => (
    <Day
      key={day.day}
      day={day}
      rows={rows}
      gap={gap}
      count={countOf(day)}
      eager={eager.get(day.day) ?? 0}
      {...common}
    />
  ))
}

type DayProps = Common & {
  day: DayGroup<VideoView> | LaidDay<VideoView>
  /** What is drawn of them; they make themselves where their places are not known. */
  rows?: Row[]
  gap?: number
  /** How many videos it has, of which not all may be here. */
  count: number | undefined
  /** The pictures of so many are asked for at once. */
  eager: number
}

const isSame = (before: DayProps, { rows, ...now }: DayProps): boolean =>
  before.rows?.length === rows?.length &&
  (rows ?? []).every((row, at) => row === before.rows?.[at]) &&
  (Object.keys(now) as (keyof typeof now)[]).every((name) => now[name] === before[name])

/** A step of scrolling draws those at its ends anew. */
const Day = memo(({ day, rows, gap = 0, count, eager, today, ...tile }: DayProps) => {
  const words = useTranslations('videos')
  const format = useFormat()
  const { items } = day
  const tileOf = (video: VideoView, at: number, box?: TileBox, held = false) => (
    <GalleryTile
      key={video.id}
      video={video}
      workspace={tile.workspace}
      canDecide={tile.canDecide}
      eager={at < eager}
      {...box}
      position={at + 1}
      outOf={count ?? -1}
      held={held}
    />
  )
  const waits = !day.complete && tile.expecting
  const tilesOf = (row: Row) => {
    const held = !row.isFull && waits
    let left = 0
    return items.slice(row.from, row.to).map((video, at) => {
      const width = tileWidth(video, row.height)
      const box = { left, top: row.top, width, height: row.height }
      left += width + gap
      return tileOf(video, row.from + at, box, held)
    })
  }
  return (
    <section
      aria-labelledby={`day-${day.day}`}
      // A row that comes or goes is laid out by itself. A menu opens over the day below.
      className={
        rows
          ? 'absolute contain-size contain-layout focus-within:z-1'
          : 'min-w-[min(12rem,100%)] max-w-full'
      }
      style={
        'top' in day
          ? { left: day.left, top: day.top, width: day.width, height: day.height }
          : undefined
      }
    >
      <h2
        id={`day-${day.day}`}
        title={format.spellDay(day.day, '')}
        className={cx(
          // Its tiles alone say how wide a day is.
          'flex h-[3.25rem] w-0 min-w-full items-end pb-2.5 font-semibold text-base',
          // It may move when the rest comes: to a line where there is room for all.
          waits && rows?.every(({ isFull }) => !isFull) && 'invisible',
        )}
      >
        {/* Where there is no room for both, the number is in a second line, which is not shown. */}
        <span className="flex h-[1lh] min-w-0 flex-wrap items-baseline gap-x-2.5 overflow-hidden">
          <span className="max-w-full truncate">{format.day(day.day, today)}</span>
          <span className="figures font-normal text-sm text-third">
            {count !== undefined && words('count', { count, shown: format.count(count) })}
          </span>
        </span>
      </h2>
      <ul className={rows ? undefined : tileRows}>
        {/* One flat list: rows of their own would be told apart by their number, and every tile
          made anew when a row is added or taken away above it. */}
        {rows ? rows.flatMap(tilesOf) : items.map((video, at) => tileOf(video, at))}
      </ul>
    </section>
  )
}, isSame)
Day.displayName = 'Day'
