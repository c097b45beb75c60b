'use client'
import { Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { useFormat } from '@/components/ui/use-format'
import { ControlButton } from '@/components/videos/control-button'
import type { Transport } from '@/components/videos/use-player'

/** Mute, and above it on hover or focus how loud: it opens over the picture, so nothing moves. */
export const VolumeControl = ({ player }: { player: Transport }) => {
  const t = useTranslations('player')
  const format = useFormat()
  const loudness = player.muted ? 0 : player.volume
  return (
    <span className="group/volume relative inline-flex">
      <ControlButton
        label={t(player.muted ? 'soundOn' : 'mute')}
        onClick={() => player.changeVolume(player.volume || 1, !player.muted)}
      >
        {player.muted ? (
          <VolumeX className="size-4" aria-hidden />
        ) : (
          <Volume2 className="size-4" aria-hidden />
        )}
      </ControlButton>
      <span className="pointer-events-none absolute right-0 bottom-full flex w-32 rounded-md bg-scrim px-3 py-1 opacity-0 group-focus-within/volume:pointer-events-auto group-focus-within/volume:opacity-100 group-hover/volume:pointer-events-auto group-hover/volume:opacity-100 touch:hidden">
        <input
          type="range"
          aria-label={t('volume')}
          aria-valuetext={format.percent(loudness)}
          min={0}
          max={1}
          step={0.05}
          value={loudness}
          onChange={(event) => player.changeVolume(event.currentTarget.valueAsNumber)}
          className="slider [--color-ink:var(--color-on-picture)] [--color-pressed:oklch(0.975_0.004_85/0.3)] focus-visible:outline-on-picture"
          style={{ '--filled': `${loudness * 100}%` } as CSSProperties}
        />
      </span>
    </span>
  )
}
