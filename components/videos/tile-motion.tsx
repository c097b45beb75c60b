'use client'
import { useState } from 'react'
import { cx } from '@/components/ui/cx'
import { SPRITE_FRAMES } from '@/components/videos/use-preview'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: VideoView
  /** Its clip, or one of its frames. */
  moving: 'clip' | number
  onFail: () => void
}

/** What moves over a poster. */
export const TileMotion = ({ video, moving, onFail }: Props) =>
  moving === 'clip' ? (
    <Clip src={video.previewUrl ?? video.fileUrl} onFail={onFail} />
  ) : (
    video.spriteUrl && (
      <span
        aria-hidden="true"
        className="absolute inset-0"
        style={{
          backgroundImage: `url(${video.spriteUrl})`,
          backgroundSize: `${SPRITE_FRAMES * 100}% 100%`,
          backgroundPosition: `${(moving / (SPRITE_FRAMES - 1)) * 100}% 0`,
        }}
      />
    )
  )

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
