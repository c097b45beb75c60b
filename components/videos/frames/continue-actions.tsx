'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { later } from '@/components/ui/later'
import { Menu } from '@/components/ui/menu'
import { Notice } from '@/components/ui/notice'
import { useFormat } from '@/components/ui/use-format'
import { useFrames } from '@/components/videos/frames/use-frames'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { estimateCredits } from '@/lib/kling/pricing'
import { isRough, settingsOfUse } from '@/lib/videos/frame-uses'
import { frameAt, lastFrameOf } from '@/lib/videos/timecode'
import type { VideoDetailView } from '@/lib/videos/video-view'

// Most who look at a video never open them.
const FrameChooser = later(() =>
  import('@/components/videos/frames/frame-chooser').then((file) => file.FrameChooser),
)
const BridgeDialog = later(() =>
  import('@/components/videos/frames/bridge-dialog').then((file) => file.BridgeDialog),
)

type Props = {
  video: VideoDetailView
  /** The workspace's slug. */
  workspace: string
}

type Asking = { use: 'continue' | 'loop'; startFrame: number } | { use: 'bridge' }

/** What may come after a video: the next shot from one of its frames, a loop, a bridge, a final. */
export const ContinueActions = ({ video, workspace }: Props) => {
  const t = useTranslations('frames')
  const moment = useWatchedMoment()
  const [asking, setAsking] = useState<Asking | null>(null)

  const choose = (use: 'continue' | 'loop') => {
    const seconds = moment.current.seconds?.() ?? 0
    // Who has not moved the player means the end when going on, and the beginning of a loop.
    const rest = use === 'continue' ? lastFrameOf(video) : 0
    setAsking({ use, startFrame: seconds > 0 ? frameAt(seconds, video.framesPerSecond) : rest })
  }
  useEffect(() => {
    const { current } = moment
    current.continueFrom = () => choose('continue')
    return () => {
      delete current.continueFrom
    }
  })
  const close = () => setAsking(null)

  return (
    <>
      <div className="mt-2 grid grid-cols-2 items-start gap-2 *:only:col-span-2">
        <Menu
          label={t('menu')}
          align="start"
          className="[&>button]:w-full [&>button]:rounded-md"
          trigger={
            <span className={buttonStyle('outline', 'md', false, 'w-full')}>
              {t('menu')}
              <ChevronDown className="size-4" aria-hidden />
            </span>
          }
          items={[
            { label: t('continue.item'), onSelect: () => choose('continue') },
            { label: t('loop.item'), onSelect: () => choose('loop') },
            { label: t('bridge.item'), onSelect: () => setAsking({ use: 'bridge' }) },
          ]}
        />
        {isRough(video.settings) && <FinalButton video={video} workspace={workspace} />}
      </div>
      {asking?.use === 'bridge' && (
        <BridgeDialog video={video} workspace={workspace} onClose={close} />
      )}
      {asking && asking.use !== 'bridge' && (
        <FrameChooser video={video} workspace={workspace} {...asking} onClose={close} />
      )}
    </>
  )
}

/** A rough again in Pro: its first and last frames are taken as they are, nothing to choose. */
const FinalButton = ({ video, workspace }: Props) => {
  const t = useTranslations('frames')
  const format = useFormat()
  const hintId = useId()
  const { open, busy, problem } = useFrames(workspace, video.id)
  return (
    <>
      <Button
        busy={busy}
        onClick={() => open('final', [{ frame: 'first' }, { frame: 'last' }])}
        aria-describedby={hintId}
        className="figures"
      >
        {t('final.item', {
          credits: format.number(estimateCredits(settingsOfUse('final', video))),
        })}
      </Button>
      <p id={hintId} className="col-span-2 text-third text-xs">
        {t('final.hint')}
      </p>
      {problem && (
        <Notice tone="strong" role="alert" className="col-span-2">
          {problem}
        </Notice>
      )}
    </>
  )
}
