'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Slider } from '@/components/ui/slider'
import { useFormat } from '@/components/ui/use-format'
import { frameAfterKey } from '@/components/videos/frames/frame-keys'
import { Still } from '@/components/videos/frames/still'
import { useFrames } from '@/components/videos/frames/use-frames'
import { estimateCredits } from '@/lib/kling/pricing'
import { settingsOfUse } from '@/lib/videos/frame-uses'
import { lastFrameOf, secondsOfFrame, startOfFrame } from '@/lib/videos/timecode'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  /** The workspace's slug. */
  workspace: string
  use: 'continue' | 'loop'
  /** The frame to begin with, from 0. */
  startFrame: number
  onClose: () => void
}

/** One frame of a film: by a slider, by keys, by buttons; then the studio opens with it. */
export const FrameChooser = ({ video, workspace, use, startFrame, onClose }: Props) => {
  const t = useTranslations('frames')
  const format = useFormat()
  const form = useRef<HTMLFormElement>(null)
  const last = lastFrameOf(video)
  const [frame, setFrame] = useState(Math.min(last, startFrame))
  const { open, busy, problem } = useFrames(workspace, video.id)

  // After the dialog, which gives the focus to its first button.
  useEffect(() => {
    const wait = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input[type="range"]')?.focus(),
    )
    return () => cancelAnimationFrame(wait)
  }, [])

  const press = (event: KeyboardEvent) => {
    const there = frameAfterKey(event, frame, last)
    if (there === null || event.nativeEvent.isComposing) return
    event.preventDefault()
    setFrame(there)
  }
  const step = (by: number) => setFrame(Math.min(last, Math.max(0, frame + by)))
  const place = t('place', {
    seconds: format.seconds(startOfFrame(frame, video.framesPerSecond)),
    frame: format.number(frame + 1),
    count: format.number(last + 1),
  })
  const credits = format.number(estimateCredits(settingsOfUse(use, video)))

  return (
    <Dialog open onClose={onClose} title={t(`${use}.title`)} wide>
      <form
        ref={form}
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) open(use, [{ frame }])
        }}
        className="flex flex-col gap-3 flat:flex-row flat:items-start"
      >
        <Still video={video} atSeconds={secondsOfFrame(frame, video.framesPerSecond)} />
        <div className="flex min-w-0 flex-1 flex-col gap-3 flat:gap-2">
          <Slider
            label={t('slider')}
            value={frame}
            min={0}
            max={last}
            onChange={setFrame}
            valueText={place}
          />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <div className="flex basis-full items-center justify-between sm:basis-auto">
              <IconButton label={t('previous')} onClick={() => step(-1)}>
                <ChevronLeft className="size-4" aria-hidden />
              </IconButton>
              <output className="figures px-2 text-center text-second text-sm sm:min-w-44">
                {place}
              </output>
              <IconButton label={t('next')} onClick={() => step(1)}>
                <ChevronRight className="size-4" aria-hidden />
              </IconButton>
            </div>
            <div className="flex basis-full gap-2 *:flex-1 sm:basis-auto sm:*:flex-none">
              <Button onClick={() => setFrame(0)}>{t('first')}</Button>
              <Button onClick={() => setFrame(last)}>{t('last')}</Button>
            </div>
          </div>
          {problem && (
            <Notice tone="strong" role="alert">
              {problem}
            </Notice>
          )}
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            {t(`${use}.confirm`)}
          </Button>
          <p className="text-center text-third text-xs">{t('opensStudio', { credits })}</p>
        </div>
      </form>
    </Dialog>
  )
}
