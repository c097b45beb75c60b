'use client'
import { Film } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { usePicture } from '@/components/ui/use-picture'
import { whenIdle } from '@/components/ui/when-idle'
import { averageColour, blurredPicture } from '@/components/videos/thumbhash'
import { LARGE_POSTER_WIDTH, SMALL_POSTER } from '@/lib/media/small-size'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: Pick<VideoView, 'posterUrl' | 'thumbhash'> &
    Partial<Pick<VideoView, 'posterSmallUrl' | 'width' | 'height'>>
  /** In the first rows: fetched at once instead of when it comes near. */
  eager?: boolean
  /** How wide it is drawn, in pixels, where that is known. */
  shownWidth?: number | undefined
}

/** How high a tile is, about; where the browser can, it looks for itself. */
const TILE_HEIGHT = 190

/** Drawn so much larger than it is, a poster is still sharp; a browser by itself allows nothing. */
const STRETCH = 1.15

/** The smaller poster where it is sharp enough. */
const sizesOf = ({ video, eager, shownWidth }: Props) => {
  const { posterUrl, posterSmallUrl, width, height } = video
  if (!posterUrl || !posterSmallUrl || !width || !height) return {}
  const large = Math.round(Math.min(LARGE_POSTER_WIDTH, width) * STRETCH)
  const ofHeight = (SMALL_POSTER.height * width) / height
  const small = Math.round(Math.min(SMALL_POSTER.width, ofHeight, width) * STRETCH)
  const about = `${Math.round(shownWidth ?? TILE_HEIGHT * tileRatio(width, height))}px`
  return {
    srcSet: `${posterSmallUrl} ${small}w, ${posterUrl} ${large}w`,
    // A browser that does not wait for the layout would take "auto" for all of the window.
    sizes: eager ? about : `auto, ${about}`,
  }
}

/**
 * A poster that fills its box, over the mean colour (in the first byte) and the blurred picture
 * (as soon as scripts run) of its thumbhash. Decorative: the link around it carries the name.
 */
export const Poster = ({ video, eager = false, shownWidth }: Props) => {
  const { failed, picture } = usePicture(video.posterUrl)
  const [blurred, setBlurred] = useState<string>()
  useEffect(() => {
    const { thumbhash } = video
    if (!thumbhash) return
    return whenIdle(() => {
      // It may have come before there was anything to stand in for it.
      const isAbsent = failed || picture.ref.current?.complete === false
      if (isAbsent) setBlurred(blurredPicture(thumbhash))
    })
  }, [video.thumbhash, picture.ref, failed])
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
          {...sizesOf({ video, eager, shownWidth })}
          src={video.posterUrl}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        <Film
          className={cx('size-6', video.thumbhash && 'text-on-picture drop-shadow-sm')}
          strokeWidth={1.5}
          aria-hidden
        />
      )}
    </span>
  )
}
