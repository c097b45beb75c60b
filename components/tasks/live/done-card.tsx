'use client'
import { Check } from 'lucide-react'
import { memo } from 'react'
import { useWords } from '@/components/tasks/live/words'
import { cx } from '@/components/ui/cx'
import { TilePicture } from '@/components/videos/video-tile'
import { scriptLang } from '@/lib/script-lang'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

type Props = { workspace: string; video: VideoView; className?: string }

/** What a card on its way becomes, where it stands, until the viewer lets it join the others. */
export const DoneCard = memo(({ workspace, video, className }: Props) => {
  const { t, format } = useWords()
  const credits = format.number(video.billedCredits)
  const foot = `${t('cost.charged', { credits })} · ${video.member.name}`
  return (
    <li className={cx('flex min-w-0 gap-3 rounded-md border bg-panel', className)}>
      <div
        className="-m-px relative max-w-[62%] shrink-0 overflow-hidden rounded-l-md transition-opacity duration-150 starting:opacity-0"
        style={{ aspectRatio: tileRatio(video.width, video.height) }}
      >
        <TilePicture video={video} workspace={workspace} eager />
      </div>
      <div className="flex min-w-0 flex-1 flex-col py-3 pr-3">
        <p
          className="truncate text-second leading-6"
          lang={scriptLang(video.prompt)}
          title={video.prompt}
        >
          {video.prompt}
        </p>
        <p className="flex items-center gap-1.5 font-medium">
          <Check className="size-4 shrink-0" aria-hidden />
          {t('state.done')}
        </p>
        <p className="figures mt-auto truncate text-second text-xs" title={foot}>
          {foot}
        </p>
      </div>
    </li>
  )
})
DoneCard.displayName = 'DoneCard'
