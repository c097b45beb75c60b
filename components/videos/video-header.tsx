import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { CollectButton } from '@/components/collections/collect-button'
import { ShareButton } from '@/components/share/share-button'
import { buttonStyle } from '@/components/ui/button-style'
import { CompareButton } from '@/components/videos/compare/compare-button'
import { Neighbours } from '@/components/videos/neighbours'
import { Place } from '@/components/videos/place'
import type { Take } from '@/lib/videos/takes'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  takes: Take[]
  workspace: string
  canShare: boolean
  canCollect: boolean
}

/** Where one is, the neighbours in time, and the file. */
export const VideoHeader = ({ video, takes, workspace, ...can }: Props) => {
  const t = useTranslations('videos')
  return (
    <header className="@container flex min-h-8 flex-wrap flat:flex-nowrap items-center justify-between gap-x-4 gap-y-2">
      <Place
        label={t('header.place')}
        above={{ href: `/w/${workspace}/gallery`, name: t('header.gallery') }}
        workspace={workspace}
        of={video}
        className="grow basis-full sm:basis-60 flat:basis-0"
      />
      <div className="flex flex-1 flex-wrap items-center justify-between gap-2 sm:flex-none">
        <Neighbours workspace={workspace} newerId={video.newerId} olderId={video.olderId} />
        <div className="flex gap-2">
          {!video.trash && <CompareButton video={video} takes={takes} workspace={workspace} />}
          {!video.trash?.isPurged && (
            <a href={video.downloadUrl} download className={buttonStyle('outline', 'md', false)}>
              <Download className="size-4" aria-hidden />
              <span className="@max-3xl:sr-only">{t('header.download')}</span>
            </a>
          )}
          {can.canCollect && <CollectButton workspace={workspace} videoId={video.id} />}
          {can.canShare && !video.trash && <ShareButton workspace={workspace} video={video} />}
        </div>
      </div>
    </header>
  )
}
