'use client'
import { Film } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { averageColour, blurredPicture } from '@/components/videos/thumbhash'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: Pick<VideoView, 'posterUrl' | 'thumbhash'>
  /** In the first rows: fetched at once instead of when it comes near. */
  eager?: boolean
}

/**
 * A poster that fills its box, over the mean colour (in the first byte) and the blurred picture
 * (as soon as scripts run) of its thumbhash. Decorative: the link around it carries the name.
 */
export const Poster = ({ video, eager = false }: Props) => {
  const image = useRef<HTMLImageElement>(null)
  const [failed, setFailed] = useState(false)
  const [blurred, setBlurred] = useState<string>()
  useEffect(() => {
    const element = image.current
    if (!element) return
    // It may have come, or failed, before there was anybody to tell.
    if (element.complete) setFailed(element.naturalWidth === 0)
    else if (video.thumbhash) setBlurred(blurredPicture(video.thumbhash))
  }, [video.thumbhash])
  return (
    <span
      className="absolute inset-0 grid place-items-center bg-center bg-cover bg-raised text-third"
      style={{
        backgroundColor: averageColour(video.thumbhash),
        backgroundImage: blurred && `url(${blurred})`,
      }}
    >
      {video.posterUrl && !failed ? (
        // Of our own storage and sized already: an image service would only decode it again.
        <img
          ref={image}
          src={video.posterUrl}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          onError={() => setFailed(true)}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        !video.thumbhash && <Film className="size-6" strokeWidth={1.5} aria-hidden />
      )}
    </span>
  )
}
