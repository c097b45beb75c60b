'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { useWords } from '@/components/tasks/live/words'
import { cx } from '@/components/ui/cx'
import { FrameLater } from '@/components/ui/frame-later'
import { TilePicture } from '@/components/videos/video-tile'
import { shotAndTake } from '@/components/videos/video-words'
import { scriptLang } from '@/lib/script-lang'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

type Props = { workspace: string; video: VideoView; className?: string }

/** Room for the picture, in pixels: what the card is high, less its edges. */
const PICTURE_HEIGHT = 98

/** What a card on its way becomes, where it stands, until the viewer lets it join the others. */
export const DoneCard = memo(({ workspace, video, className }: Props) => {
  const { t, format } = useWords()
  const ratio = tileRatio(video.width, video.height)
  const place = shotAndTake(useTranslations('videos'), video)
  const cost = t('cost.charged', { credits: format.number(video.billedCredits) })
  return (
    <li className={cx('flex min-w-0 gap-3 rounded-md border bg-panel px-3 py-2', className)}>
      <div
        className="relative shrink-0 self-center"
        style={{ aspectRatio: ratio, width: `min(40%, ${Math.round(PICTURE_HEIGHT * ratio)}px)` }}
      >
        {/* The card alone is work enough for a frame in which somebody may be writing. */}
        <FrameLater>
          <div className="absolute inset-0">
            <TilePicture video={video} workspace={workspace} eager />
          </div>
        </FrameLater>
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <p
          className="truncate text-second leading-6"
          lang={scriptLang(video.prompt)}
          title={video.prompt}
        >
          {video.prompt}
        </p>
        <p className="flex items-center gap-1.5 font-medium leading-5">
          <Check className="size-4 shrink-0" aria-hidden />
          {t('state.done')}
        </p>
        {/* One under the other: beside the picture there is no room for two. */}
        <p
          className="figures mt-auto truncate text-second text-xs leading-4"
          title={place}
          // The link's name says it.
          aria-hidden="true"
        >
          {place}
        </p>
        <p className="figures truncate text-second text-xs leading-4" title={cost}>
          {cost}
        </p>
        <p className="truncate pb-1 text-second text-xs leading-4" title={video.member.name}>
          {video.member.name}
        </p>
      </div>
    </li>
  )
})
DoneCard.displayName = 'DoneCard'
