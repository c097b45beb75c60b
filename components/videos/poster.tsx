'use client'
import { Film } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cancelPicture } from '@/components/ui/cancel-picture'
import { usePicture } from '@/components/ui/use-picture'
import { whenIdle } from '@/components/ui/when-idle'
import { averageColour, blurredPicture } from '@/components/videos/thumbhash'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: Pick<VideoView, 'posterUrl' | 'thumbhash'> & Partial<Pick<VideoView, 'posterSmallUrl'>>
  /** How wide it is drawn, where a smaller one may do. */
  sizes?: string
  /** In the first rows: fetched at once instead of when it comes near. */
  eager?: boolean
}

/**
 * A poster that fills its box, over the mean colour (in the first byte) and the blurred picture
 * (as soon as scripts run) of its thumbhash. Decorative: the link around it carries the name.
 */
export const Poster = ({ video, sizes, eager = false }: Props) => {
  const { failed, picture } = usePicture(video.posterUrl)
  const [blurred, setBlurred] = useState<string>()
  useEffect(() => {
    const { thumbhash } = video
    if (!thumbhash) return
    return whenIdle(() => {
      // It may have come before there was anything to stand in for it.
      if (picture.ref.current?.complete === false) setBlurred(blurredPicture(thumbhash))
    })
  }, [video.thumbhash, picture.ref])
  useEffect(() => {
    const image = picture.ref.current
    return () => {
      if (image) cancelPicture(image)
    }
  }, [picture.ref])
  return (
    <span
      data-poster
      className="absolute inset-0 grid place-items-center bg-center bg-cover bg-raised text-third"
      style={{
        backgroundColor: averageColour(video.thumbhash),
        backgroundImage: blurred && `url(${blurred})`,
      }}
    >
      {video.posterUrl && !failed ? (
        // Of our own storage and sized already: an image service would only decode it again.
        <img
          {...picture}
          srcSet={
            sizes && video.posterSmallUrl
              ? `${video.posterSmallUrl} 320w, ${video.posterUrl} 640w`
              : undefined
          }
          sizes={sizes}
          src={video.posterUrl}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        !video.thumbhash && <Film className="size-6" strokeWidth={1.5} aria-hidden />
      )}
    </span>
  )
}
