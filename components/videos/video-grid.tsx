'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { TileField } from '@/components/videos/tile-field'
import { tileRows } from '@/components/videos/tile-rows'
import { useHeldRow } from '@/components/videos/use-held-row'
import { VideoTile } from '@/components/videos/video-tile'
import type { VideoView } from '@/lib/videos/video-view'

type RowsProps = {
  /** Newest first; the order of the page is the order of time. */
  videos: VideoView[]
  /** The workspace's slug. */
  workspace: string
  /** How many tiles from the first are fetched at once. */
  eager?: number
  /** More of this list is on its way: its last row waits for it. */
  held?: boolean
}

/**
 * Justified rows of posters. The empty element at the end takes all that is left of the last row,
 * so that its tiles are not stretched; its margin takes back the gap, so that it never makes a row.
 */
export const TileRows = ({ videos, workspace, eager = 0, held = false }: RowsProps) => {
  const list = useRef<HTMLUListElement>(null)
  useHeldRow(list, held)
  return (
    <ul ref={list} className={tileRows}>
      {videos.map((video, at) => (
        <VideoTile key={video.id} video={video} workspace={workspace} eager={at < eager} />
      ))}
    </ul>
  )
}

/** One list of videos, with arrows to move in it. */
export const VideoGrid = ({ label, ...rows }: RowsProps & { label?: string }) => {
  const t = useTranslations('gallery')
  return (
    <TileField label={label ?? t('videos')}>
      <TileRows {...rows} />
    </TileField>
  )
}
