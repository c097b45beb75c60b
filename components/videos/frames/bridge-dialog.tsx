'use client'
import { useTranslations } from 'next-intl'
import { VideoChoice } from '@/components/inputs/video-choice'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useFormat } from '@/components/ui/use-format'
import { useFrames } from '@/components/videos/frames/use-frames'
import { estimateCredits } from '@/lib/kling/pricing'
import { settingsOfUse } from '@/lib/videos/frame-uses'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  /** The workspace's slug. */
  workspace: string
  onClose: () => void
}

/** The video whose first frame the last one of this video shall lead to. */
export const BridgeDialog = ({ video, workspace, onClose }: Props) => {
  const t = useTranslations('frames')
  const format = useFormat()
  const { open, busy, problem } = useFrames(workspace, video.id)
  const credits = format.number(estimateCredits(settingsOfUse('bridge', video)))
  const choose = (videoId: string) => {
    if (!busy) open('bridge', [{ frame: 'last' }, { frame: 'first', videoId }])
  }
  return (
    <Dialog open onClose={onClose} title={t('bridge.title')} wide>
      <div
        className={cx('flex flex-col gap-3', busy && 'cursor-progress opacity-60')}
        aria-busy={busy || undefined}
      >
        <p className="text-second">{t('bridge.lead')}</p>
        {problem && (
          <Notice tone="strong" role="alert">
            {problem}
          </Notice>
        )}
        <VideoChoice
          workspace={workspace}
          without={video.id}
          none={t('bridge.none')}
          onChoose={choose}
        />
        <p role="status" className="text-center text-third text-xs">
          {busy ? t('bridge.busy') : t('opensStudio', { credits })}
        </p>
      </div>
    </Dialog>
  )
}
