'use client'
import { useEffect, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { nameWhileDragged } from '@/components/videos/frames/drag-chip'
import { usePreview } from '@/components/videos/use-preview'
import { SPRITE_FRAMES } from '@/lib/media/sprite-frames'
import type { VideoView } from '@/lib/videos/video-view'

/**
 * What moves over a poster while the pointer, or the keyboard's focus, is on its link, and as what
 * it is dragged.
 */
export const TileMotion = ({ video, name }: { video: VideoView; name: string }) => {
  const place = useRef<HTMLSpanElement>(null)
  const { moving, rest, scrub, stop } = usePreview({ hasFrames: video.spriteUrl !== null })
  useEffect(() => {
    const link = place.current?.closest('a')
    if (!link) return
    rest()
    link.addEventListener('pointermove', scrub)
    return () => link.removeEventListener('pointermove', scrub)
  }, [rest, scrub])
  useEffect(() => {
    const link = place.current?.closest('a')
    return link ? nameWhileDragged(link, name) : undefined
  }, [name])
  return (
    <span ref={place} aria-hidden="true" className="contents">
      {moving === 'clip' && <Clip src={video.previewUrl ?? video.fileUrl} onFail={stop} />}
      {typeof moving === 'number' && (
        <span
          className="absolute inset-0"
          style={{
            backgroundImage: `url(${video.spriteUrl})`,
            backgroundSize: `${SPRITE_FRAMES * 100}% 100%`,
            backgroundPosition: `${(moving / (SPRITE_FRAMES - 1)) * 100}% 0`,
          }}
        />
      )}
    </span>
  )
}

/** Invisible until its first picture is there, so that the poster never blinks. */
const Clip = ({ src, onFail }: { src: string; onFail: () => void }) => {
  const [playing, setPlaying] = useState(false)
  return (
    <video
      src={src}
      autoPlay
      muted
      loop
      playsInline
      disablePictureInPicture
      tabIndex={-1}
      aria-hidden="true"
      onPlaying={() => setPlaying(true)}
      onError={onFail}
      className={cx('absolute inset-0 size-full object-cover', !playing && 'opacity-0')}
    />
  )
}
