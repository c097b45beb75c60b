'use client'
import { useTranslations } from 'next-intl'
import { TileField } from '@/components/videos/tile-field'
import { tileRows } from '@/components/videos/tile-rows'
import { VideoTile } from '@/components/videos/video-tile'
import type { VideoView } from '@/lib/videos/video-view'

type RowsProps = {
  /** Newest first; the order of the page is the order of time. */
  videos: VideoView[]
  /** The workspace's slug. */
  workspace: string
  /** How many tiles from the first are fetched at once. */
  eager?: number
}

/**
 * Justified rows of posters. The empty element at the end takes all that is left of the last row,
 * so that its tiles are not stretched; its margin takes back the gap, so that it never makes a row.
 */
const TileRows = ({ videos, workspace, eager = 0 }: RowsProps) => (
  <ul className={tileRows}>
    {videos.map((video, at) => (
      <VideoTile key={video.id} video={video} workspace={workspace} eager={at < eager} />
    ))}
  </ul>
)

/** One list of videos, with arrows to move in it. */
export const VideoGrid = ({ label, ...rows }: RowsProps & { label?: string }) => {
  const t = useTranslations('gallery')
  return (
    <TileField label={label ?? t('videos')}>
      <TileRows {...rows} />
    </TileField>
  )
}
