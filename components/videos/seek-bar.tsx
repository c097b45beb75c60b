'use client'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import type { Transport } from '@/components/videos/use-player'
import { timecodeParts } from '@/lib/videos/timecode'

/** The place in the clip: a native range whose arrows step by frames. */
export const SeekBar = ({ player }: { player: Transport }) => {
  const t = useTranslations('player')
  const { seconds, duration, framesPerSecond } = player
  const share = duration > 0 ? Math.min(1, seconds / duration) : 0
  return (
    <input
      type="range"
      aria-label={t('position')}
      aria-valuetext={t('positionSpelled', timecodeParts(seconds, framesPerSecond))}
      min={0}
      max={duration}
      step={framesPerSecond > 0 ? 1 / framesPerSecond : 'any'}
      value={Math.min(seconds, duration)}
      onChange={(event) => player.seek(event.currentTarget.valueAsNumber)}
      className="slider min-w-0 flex-1 two-rows:-order-1 two-rows:mx-1 two-rows:basis-[calc(100%-8rem)]"
      style={{ '--filled': `${share * 100}%` } as CSSProperties}
    />
  )
}
