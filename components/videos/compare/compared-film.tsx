'use client'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import type { TwoFilms } from '@/components/videos/compare/use-two-films'
import { FilmAway } from '@/components/videos/film-away'
import { shotAndTake } from '@/components/videos/video-words'
import { formatClock } from '@/lib/intl/format'
import { SIDES, type Side } from '@/lib/videos/compare-keys'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  side: Side
  video: VideoDetailView
  films: TwoFilms
  /** Both over each other; of the right one the part behind the divider. */
  isWipe: boolean
}

/** One of two films: what it shows is driven from outside of it. */
export const ComparedFilm = ({ side, video, films, isWipe }: Props) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos')
  const { elements, transport, heard, failed } = films
  const isOver =
    transport.duration - video.durationSeconds > 0.05 &&
    transport.seconds >= video.durationSeconds - 0.02
  return (
    <div
      style={{ '--ratio': tileRatio(video.width, video.height) } as CSSProperties}
      className={cx(
        'overflow-hidden bg-raised group-[:fullscreen]/player:rounded-none group-[:fullscreen]/player:bg-ground',
        isWipe
          ? 'absolute inset-0'
          : 'compared relative aspect-(--ratio) min-w-0 rounded-picture group-[:fullscreen]/player:aspect-auto',
        isWipe && side === SIDES[1] && '[clip-path:inset(0_0_0_var(--cut))]',
      )}
    >
      <video
        ref={(element) => {
          elements.current[side] = element
        }}
        src={video.fileUrl}
        poster={video.posterUrl ?? undefined}
        preload="auto"
        playsInline
        disablePictureInPicture
        muted={transport.muted || heard !== side}
        tabIndex={-1}
        aria-label={t('side', { side, name: shotAndTake(words, video) })}
        onClick={() => transport.run('toggle')}
        onError={() => films.fail(side)}
        className="absolute inset-0 size-full object-contain"
      />
      <Badge
        tone="picture"
        className={cx('absolute top-2 max-w-[calc(100%-1rem)]', side === 0 ? 'left-2' : 'right-2')}
      >
        <span className="truncate" title={shotAndTake(words, video)}>
          {shotAndTake(words, video)}
        </span>
      </Badge>
      {isOver && (
        <Badge
          tone="picture"
          className={cx('figures absolute bottom-2', side === 0 ? 'left-2' : 'right-2')}
        >
          {t('over', { at: formatClock(video.durationSeconds) })}
        </Badge>
      )}
      {failed[side] && <FilmAway thumbhash={video.thumbhash} onAgain={() => films.retry(side)} />}
    </div>
  )
}
