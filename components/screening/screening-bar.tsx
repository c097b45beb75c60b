import {
  Check,
  Maximize,
  Pause,
  Play,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
  X,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ScreeningCommand } from '@/components/screening/screening-key'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import { ControlButton } from '@/components/videos/control-button'
import { shotAndTake, videoLine } from '@/components/videos/video-words'
import { scriptLang } from '@/lib/script-lang'
import type { VideoChoice } from '@/lib/videos/decision'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: VideoView
  /** From 0, and of how many. */
  index: number
  of: number
  playing: boolean
  muted: boolean
  choice: VideoChoice | null
  canLead: boolean
  canDecide: boolean
  run: (command: ScreeningCommand) => void
}

const icon = 'size-4'

/** Which take this is, and everything that can be done with it. */
export const ScreeningBar = ({ video, index, of, playing, muted, choice, ...can }: Props) => {
  const t = useTranslations('screening')
  const words = { t: useTranslations('videos'), format: useFormat() }
  const { canLead, canDecide, run } = can
  const facts = [
    t('place', { place: index + 1, of }),
    shotAndTake(words.t, video),
    videoLine(words, video),
  ].join(' · ')
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t px-3 py-2 wide:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="truncate" lang={scriptLang(video.prompt)} title={video.prompt}>
          {video.prompt}
        </p>
        <p className="figures truncate text-second text-sm" title={facts}>
          {facts}
        </p>
      </div>
      {canDecide && (
        <div className="flex gap-2 max-sm:flex-1 max-sm:basis-full">
          <Choice
            label={t('select')}
            hint="S"
            pressed={choice === 'select'}
            onPress={() => run('select')}
          >
            <Check className={icon} aria-hidden />
          </Choice>
          <Choice
            label={t('reject')}
            hint="X"
            pressed={choice === 'reject'}
            onPress={() => run('reject')}
          >
            <X className={icon} aria-hidden />
          </Choice>
        </div>
      )}
      <div className="flex items-center max-sm:flex-1 max-sm:justify-between">
        {canLead && (
          <>
            <ControlButton label={t('previous')} hint="←" onClick={() => run('previous')}>
              <SkipBack className={icon} aria-hidden />
            </ControlButton>
            <ControlButton label={t(playing ? 'pause' : 'play')} onClick={() => run('toggle')}>
              {playing ? (
                <Pause className={icon} aria-hidden />
              ) : (
                <Play className={icon} aria-hidden />
              )}
            </ControlButton>
            <ControlButton label={t('next')} hint="→" onClick={() => run('next')}>
              <SkipForward className={icon} aria-hidden />
            </ControlButton>
          </>
        )}
        <ControlButton label={t(muted ? 'unmute' : 'mute')} hint="M" onClick={() => run('mute')}>
          {muted ? (
            <VolumeX className={icon} aria-hidden />
          ) : (
            <Volume2 className={icon} aria-hidden />
          )}
        </ControlButton>
        <ControlButton label={t('fullScreen')} hint="F" onClick={() => run('full_screen')}>
          <Maximize className={icon} aria-hidden />
        </ControlButton>
      </div>
    </footer>
  )
}

type ChoiceProps = {
  label: string
  hint: string
  pressed: boolean
  onPress: () => void
  children: ReactNode
}

const Choice = ({ label, hint, pressed, onPress, children }: ChoiceProps) => (
  <button
    type="button"
    aria-pressed={pressed}
    aria-keyshortcuts={hint}
    onClick={onPress}
    className={cx(
      'inline-flex h-8 items-center justify-center gap-1.5 rounded-md max-sm:flex-1 border px-3 text-sm touch:h-12',
      pressed ? 'border-ink bg-ink text-ground' : 'border-edge hover:bg-raised active:bg-pressed',
    )}
  >
    {children}
    {label}
    <span
      aria-hidden="true"
      className="grid h-5 min-w-5 place-items-center rounded-xs border border-current px-1 font-sans text-2xs opacity-70 max-sm:hidden touch:hidden"
    >
      {hint}
    </span>
  </button>
)
