import { Download } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { Neighbours } from '@/components/videos/neighbours'
import { ShotAndTake } from '@/components/videos/shot-and-take'
import { scriptLang } from '@/lib/script-lang'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = { video: VideoDetailView; workspace: string }

/** Where one is, the neighbours in time, and the file. */
export const VideoHeader = ({ video, workspace }: Props) => {
  const t = useTranslations('videos')
  return (
    <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <nav
        aria-label={t('header.place')}
        className="flex min-w-0 basis-full items-baseline gap-2 sm:flex-1"
      >
        <Link
          href={`/w/${workspace}/gallery`}
          className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-second hover:text-ink touch:min-h-12"
        >
          {t('header.gallery')}
        </Link>
        <span aria-hidden="true" className="text-third">
          /
        </span>
        <h1
          className="min-w-0 truncate font-medium"
          title={video.prompt}
          lang={scriptLang(video.prompt)}
        >
          {videoTitle(video.prompt, t('untitled'))}
        </h1>
        <ShotAndTake workspace={workspace} of={video} />
      </nav>
      <div className="flex flex-1 items-center justify-between gap-2 sm:flex-none">
        <Neighbours workspace={workspace} newerId={video.newerId} olderId={video.olderId} />
        <a href={video.downloadUrl} download className={buttonStyle('outline', 'md', false)}>
          <Download className="size-4" aria-hidden />
          {t('header.download')}
        </a>
      </div>
    </header>
  )
}
