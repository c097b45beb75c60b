'use client'
import { useTranslations } from 'next-intl'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: Pick<VideoView, 'fileUrl' | 'posterUrl' | 'width' | 'height'>
  /** What is shown of it. */
  atSeconds: number
}

/**
 * A film that stands still at one instant, without sound. While it looks for one instant a later
 * wish only replaces the one that waits: dragging through a film never piles up searches.
 */
export const Still = ({ video, atSeconds }: Props) => {
  const t = useTranslations('player')
  const element = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  const wanted = useRef(atSeconds)
  wanted.current = atSeconds

  const look = () => {
    const film = element.current
    if (!film || film.seeking || film.readyState === 0) return
    // Browsers round where they stand; half a millisecond is less than any frame.
    if (Math.abs(film.currentTime - wanted.current) > 0.0005) film.currentTime = wanted.current
  }
  useEffect(look)
  useEffect(() => {
    if (element.current?.error) setFailed(true)
  }, [])

  return (
    <div
      className="relative mx-auto aspect-(--ratio) w-[min(100%,calc(max(8rem,min(55dvh,100dvh-27rem))*var(--ratio)))] flat:mx-0 flat:w-[min(50%,calc((100dvh-8rem)*var(--ratio)))] flat:shrink-0 overflow-hidden rounded-picture bg-raised"
      style={{ '--ratio': tileRatio(video.width, video.height) } as CSSProperties}
    >
      <video
        ref={element}
        src={video.fileUrl}
        poster={video.posterUrl ?? undefined}
        preload="auto"
        muted
        playsInline
        disablePictureInPicture
        tabIndex={-1}
        aria-hidden="true"
        onLoadedMetadata={look}
        onSeeked={look}
        onError={() => setFailed(true)}
        className="absolute inset-0 size-full object-contain"
      />
      {failed && (
        <p
          role="alert"
          className="absolute inset-0 grid place-content-center bg-scrim p-4 text-on-picture"
        >
          {t('failed')}
        </p>
      )}
    </div>
  )
}
