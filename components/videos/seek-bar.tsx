'use client'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import type { Pin } from '@/components/videos/group-pins'
import { SeekPins } from '@/components/videos/seek-pins'
import type { Transport } from '@/components/videos/use-player'
import { timecodeParts } from '@/lib/videos/timecode'

/** The place in the clip: a native range whose arrows step by frames. */
export const SeekBar = ({ player, pins }: { player: Transport; pins?: Pin[] | undefined }) => {
  const t = useTranslations('player')
  const { seconds, duration, framesPerSecond } = player
  const share = duration > 0 ? Math.min(1, seconds / duration) : 0
  return (
    <span className="relative flex min-w-0 flex-1 items-center two-rows:-order-1 two-rows:mx-1 two-rows:basis-[calc(100%-8rem)]">
      <input
        type="range"
        aria-label={t('position')}
        aria-valuetext={t('positionSpelled', timecodeParts(seconds, framesPerSecond))}
        min={0}
        max={duration}
        step={framesPerSecond > 0 ? 1 / framesPerSecond : 'any'}
        value={Math.min(seconds, duration)}
        onChange={(event) => player.seek(event.currentTarget.valueAsNumber)}
        className="slider min-w-0 flex-1"
        style={{ '--filled': `${share * 100}%` } as CSSProperties}
      />
      {pins && pins.length > 0 && <SeekPins player={player} pins={pins} />}
    </span>
  )
}
