'use client'
import { ChevronLeft, ChevronRight, Maximize, Minimize, Pause, Play, Repeat } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import { ControlButton } from '@/components/videos/control-button'
import type { Pin } from '@/components/videos/group-pins'
import { SeekBar } from '@/components/videos/seek-bar'
import { SPEEDS, type Speed, type Transport } from '@/components/videos/use-player'
import { VolumeControl } from '@/components/videos/volume-control'
import { timecodeWords } from '@/lib/videos/timecode'

const SPEED_WORDS: Record<Speed, string> = { 0.25: '¼×', 0.5: '½×', 1: '1×' }

type Props = { player: Transport; hasAudio: boolean; pins?: Pin[] | undefined }

/** A row below the picture, two where that is narrow; on the whole screen a scrim carries it over any picture. */
export const PlayerControls = ({ player, hasAudio, pins }: Props) => {
  const t = useTranslations('player')
  return (
    <div className="flex items-center justify-between gap-1.5 px-2 py-1 two-rows:flex-wrap two-rows:gap-0 group-[:fullscreen]/player:bg-linear-to-t group-[:fullscreen]/player:from-55% group-[:fullscreen]/player:from-scrim group-[:fullscreen]/player:to-transparent group-[:fullscreen]/player:pt-10 group-[:fullscreen]/player:text-on-picture group-[:fullscreen]/player:[--color-ink:var(--color-on-picture)] group-[:fullscreen]/player:[--color-pressed:oklch(0.975_0.004_85/0.3)]">
      <ControlButton
        label={t(player.moving ? 'pause' : 'play')}
        hint={t('keys.space')}
        onClick={() => player.run('toggle')}
      >
        {player.moving ? (
          <Pause className="size-4 fill-current" aria-hidden />
        ) : (
          <Play className="size-4 fill-current" aria-hidden />
        )}
      </ControlButton>
      <Timecode
        seconds={player.seconds}
        framesPerSecond={player.framesPerSecond}
        className="two-rows:-order-1"
      />
      <SeekBar player={player} pins={pins} />
      <Timecode
        seconds={player.duration}
        framesPerSecond={player.framesPerSecond}
        className="two-rows:-order-1"
      />
      <ControlButton
        label={t('previousFrame')}
        hint={t('keys.comma')}
        onClick={() => player.run('previous_frame')}
      >
        <ChevronLeft className="size-4" aria-hidden />
      </ControlButton>
      <ControlButton
        label={t('nextFrame')}
        hint={t('keys.period')}
        onClick={() => player.run('next_frame')}
      >
        <ChevronRight className="size-4" aria-hidden />
      </ControlButton>
      <span className="relative inline-flex h-8 min-w-8 items-center justify-center rounded-md text-sm hover:bg-pressed has-focus-visible:outline-2 touch:h-11">
        <span aria-hidden="true">{SPEED_WORDS[player.speed]}</span>
        <select
          aria-label={t('speed')}
          title={t('speed')}
          value={player.speed}
          onChange={(event) => {
            const speed = SPEEDS.find((one) => one === Number(event.currentTarget.value))
            if (speed) player.changeSpeed(speed)
          }}
          className="absolute inset-0 size-full appearance-none opacity-0"
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed} className="bg-panel text-ink">
              {SPEED_WORDS[speed]}
            </option>
          ))}
        </select>
      </span>
      <ControlButton
        label={t('loop')}
        pressed={player.loop}
        onClick={() => player.changeLoop(!player.loop)}
      >
        <Repeat className={cx('size-4', !player.loop && 'opacity-50')} aria-hidden />
      </ControlButton>
      {hasAudio && <VolumeControl player={player} />}
      <ControlButton
        label={t(player.fullScreen ? 'leaveFullScreen' : 'fullScreen')}
        hint="F"
        onClick={() => player.run('full_screen')}
      >
        {player.fullScreen ? (
          <Minimize className="size-4" aria-hidden />
        ) : (
          <Maximize className="size-4" aria-hidden />
        )}
      </ControlButton>
    </div>
  )
}

type TimecodeProps = { seconds: number; framesPerSecond: number; className?: string }

const Timecode = ({ seconds, framesPerSecond, className }: TimecodeProps) => {
  const format = useFormat()
  const { clock, frames } = timecodeWords(seconds, framesPerSecond)
  return (
    <span
      title={format.frameRate(framesPerSecond)}
      className={cx('figures min-w-14 text-center text-sm', className)}
    >
      {clock}
      <span className="text-xs opacity-75">{frames}</span>
    </span>
  )
}
