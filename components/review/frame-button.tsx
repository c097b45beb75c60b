'use client'
import { useTranslations } from 'next-intl'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { timecodeParts, timecodeWords } from '@/lib/videos/timecode'

type Props = { frame: number; framesPerSecond: number }

/** A place in the film; a press shows it in the player. */
export const FrameButton = ({ frame, framesPerSecond }: Props) => {
  const t = useTranslations('review')
  const player = useTranslations('player')
  const moment = useWatchedMoment()
  const seconds = frame / framesPerSecond
  const { clock, frames } = timecodeWords(seconds, framesPerSecond)
  return (
    <button
      type="button"
      onClick={() => moment.current.show?.(frame)}
      aria-label={`${clock}${frames}. ${t('goTo', {
        at: player('positionSpelled', timecodeParts(seconds, framesPerSecond)),
      })}`}
      className="reach figures -my-1 inline-flex min-h-6 items-center rounded-xs px-0.5 text-second underline decoration-edge underline-offset-2 hover:text-ink"
    >
      <FrameWords frame={frame} framesPerSecond={framesPerSecond} />
    </button>
  )
}

export const FrameWords = ({ frame, framesPerSecond }: Props) => {
  const { clock, frames } = timecodeWords(frame / framesPerSecond, framesPerSecond)
  return (
    <span className="figures whitespace-nowrap">
      {clock}
      <span className="text-xs">{frames}</span>
    </span>
  )
}
