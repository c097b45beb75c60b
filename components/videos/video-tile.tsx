'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import { useFormat } from '@/components/ui/use-format'
import { DRAGGED_VIDEO } from '@/components/videos/frames/take-frames'
import { Poster } from '@/components/videos/poster'
import { TilePending } from '@/components/videos/tile-pending'
import { shotAndTake, videoLine, videoName } from '@/components/videos/video-words'
import { formatClock } from '@/lib/intl/format'
import { scriptLang } from '@/lib/script-lang'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: VideoView
  /** The workspace's slug. */
  workspace: string
  eager?: boolean
}

const TileMotion = later(() =>
  import('@/components/videos/tile-motion').then((file) => file.TileMotion),
)

/** From this ratio on the lowest of tiles has room for its shot and take, in every language. */
export const ROOM_FOR_PLACE = 1.7

/**
 * A video in justified rows: its poster, which take it is, how long it is, and on hover or focus
 * what it is. The flex values are what makes the rows justified; see lib/videos/tile-ratio.ts.
 */
export const VideoTile = memo(({ video, ...props }: Props) => {
  const ratio = tileRatio(video.width, video.height)
  return (
    <li
      className="relative min-w-0"
      style={{ flexGrow: ratio, flexBasis: `calc(var(--row) * ${ratio})`, aspectRatio: ratio }}
    >
      <TilePicture video={video} placed={ratio >= ROOM_FOR_PLACE} {...props} />
    </li>
  )
})
VideoTile.displayName = 'VideoTile'

type PictureProps = Props & {
  shownWidth?: number | undefined
  /** Without its poster and all that stands on it. */
  isBare?: boolean
  /** Its shot and take stand on it. */
  placed?: boolean
  /** The words that are seen under the pointer are there. */
  described?: boolean
  /** What was decided about it, in words. */
  decided?: string | null
}

/** The picture of a tile, which fills the box around it and leads to the video. */
export const TilePicture = memo(
  ({
    video,
    workspace,
    eager,
    isBare,
    placed,
    described = true,
    decided,
    ...size
  }: PictureProps) => {
    const words = { t: useTranslations('videos'), format: useFormat() }
    const [near, setNear] = useState(false)
    const leave = () => setNear(false)
    const place = shotAndTake(words.t, video)
    return (
      <Link
        href={`/w/${workspace}/videos/${video.id}`}
        prefetch={false}
        data-tile={video.id}
        aria-label={videoName(words, video) + (decided ? `, ${decided}` : '')}
        onDragStart={({ dataTransfer }) => {
          leave()
          dataTransfer.setData(DRAGGED_VIDEO, video.id)
          dataTransfer.effectAllowed = 'copyLink'
        }}
        onPointerEnter={({ pointerType }) => pointerType !== 'touch' && setNear(true)}
        onPointerLeave={leave}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setNear(true)}
        onBlur={leave}
        className={cx(
          'group absolute inset-0 block select-none overflow-hidden rounded-picture',
          // What is in view is drawn at once: found out by the browser, it is a second layout.
          eager ? 'contain-strict' : '[content-visibility:auto]',
        )}
      >
        {!isBare && (
          <>
            <Poster video={video} eager={eager} {...size} />
            {near && <TileMotion video={video} name={place} />}
            {/* The link's name says all of this in words. What appears under the pointer takes no part in
          its way, or every tile that it crosses would be left and entered twice. */}
            <span aria-hidden="true" className="pointer-events-none contents">
              <Badge
                tone="picture"
                className="figures absolute right-2 bottom-2 group-hover:opacity-0 group-focus-visible:opacity-0"
              >
                {placed && `${place} · `}
                {formatClock(video.durationSeconds)}
              </Badge>
              {described && (
                <span className="absolute inset-x-0 bottom-0 flex flex-col bg-linear-to-t from-60% from-scrim to-transparent px-2.5 pt-10 pb-2 text-on-picture opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
                  <span className="truncate text-sm" lang={scriptLang(video.prompt)}>
                    {video.prompt}
                  </span>
                  <span className="figures truncate text-xs">{place}</span>
                  <span className="figures truncate text-xs">{videoLine(words, video)}</span>
                </span>
              )}
            </span>
            {/* Onto a frame slot of the composer, whose other way is "Continue …" on the video's page. It
          shows nothing: the browser draws what is dragged even where another picture stands for it. */}
            <span draggable aria-hidden="true" className="absolute inset-0 isolate" />
            <TilePending />
          </>
        )}
      </Link>
    )
  },
)
TilePicture.displayName = 'TilePicture'
