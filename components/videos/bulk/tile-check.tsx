'use client'
import { useTranslations } from 'next-intl'
import { CheckBox } from '@/components/ui/check-box'
import { selected, useIsChoosing, useIsChosen } from '@/components/videos/bulk/use-selected'
import { shotAndTake } from '@/components/videos/video-words'
import type { VideoView } from '@/lib/videos/video-view'

type Props = { video: VideoView /** The pointer or the focus is on the tile. */; active: boolean }

/** The box of a tile: on it while it is pointed at, and on all while any is chosen. */
export const TileCheck = ({ video, active }: Props) => {
  const t = useTranslations('bulk')
  const words = useTranslations('videos')
  const isChosen = useIsChosen(video.id)
  const isChoosing = useIsChoosing()
  if (!active && !isChoosing) return null
  return (
    <>
      {isChosen && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 rounded-picture border-3 border-ink"
        />
      )}
      {/* The tile is the one stop of the tab key, and the space bar does the same on it. */}
      <CheckBox
        tone="picture"
        label={t('choose', { place: shotAndTake(words, video) })}
        checked={isChosen}
        tabIndex={-1}
        onChange={() => selected.toggle(video.id)}
        className="absolute! top-1.5 left-1.5 touch:top-0 touch:left-0"
      />
    </>
  )
}
