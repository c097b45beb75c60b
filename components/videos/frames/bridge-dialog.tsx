'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { useFormat } from '@/components/ui/use-format'
import { useFrames } from '@/components/videos/frames/use-frames'
import { useOtherVideos } from '@/components/videos/frames/use-other-videos'
import { Poster } from '@/components/videos/poster'
import { videoName } from '@/components/videos/video-words'
import { estimateCredits } from '@/lib/kling/pricing'
import { settingsOfUse } from '@/lib/videos/frame-uses'
import type { VideoDetailView, VideoView } from '@/lib/videos/video-view'

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
  const others = useOtherVideos(workspace, video.id)
  const credits = format.number(estimateCredits(settingsOfUse('bridge', video)))
  const choose = (other: VideoView) => {
    if (!busy) open('bridge', [{ frame: 'last' }, { frame: 'first', videoId: other.id }])
  }
  return (
    <Dialog open onClose={onClose} title={t('bridge.title')} wide>
      <div className="flex flex-col gap-3" aria-busy={busy || undefined}>
        <p className="text-second">{t('bridge.lead')}</p>
        {problem && (
          <Notice tone="strong" role="alert">
            {problem}
          </Notice>
        )}
        {!others.videos && !others.problem && (
          <div className="grid min-h-40 place-items-center">
            <Spinner />
          </div>
        )}
        {others.videos?.length === 0 && (
          <p className="py-8 text-center text-second">{t('bridge.none')}</p>
        )}
        {others.videos && others.videos.length > 0 && (
          <Others videos={others.videos} busy={busy} onChoose={choose} />
        )}
        {others.hasMore && !others.problem && (
          <Button busy={others.busy} onClick={others.more} className="self-center">
            {t('bridge.more')}
          </Button>
        )}
        {others.problem && (
          <Notice role="alert" action={<Button onClick={others.more}>{t('tryAgain')}</Button>}>
            {others.problem}
          </Notice>
        )}
        <p role="status" className="text-center text-third text-xs">
          {busy ? t('bridge.busy') : t('opensStudio', { credits })}
        </p>
      </div>
    </Dialog>
  )
}

type OthersProps = { videos: VideoView[]; busy: boolean; onChoose: (video: VideoView) => void }

const Others = ({ videos, busy, onChoose }: OthersProps) => {
  const words = { t: useTranslations('videos'), format: useFormat() }
  return (
    <ul className="grid max-h-[50dvh] grid-cols-2 gap-2 overflow-y-auto p-1 sm:grid-cols-4">
      {videos.map((video) => (
        <li key={video.id}>
          <button
            type="button"
            aria-label={videoName(words, video)}
            title={videoName(words, video)}
            aria-disabled={busy || undefined}
            onClick={() => onChoose(video)}
            className="relative block aspect-video w-full overflow-hidden rounded-picture hover:brightness-110 aria-disabled:opacity-50"
          >
            <Poster video={video} />
          </button>
        </li>
      ))}
    </ul>
  )
}
