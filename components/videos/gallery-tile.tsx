'use client'
import { useTranslations } from 'next-intl'
import { memo, useDeferredValue, useEffect, useRef, useState } from 'react'
import { cancelPicture } from '@/components/ui/cancel-picture'
import { cx } from '@/components/ui/cx'
import { useFinger } from '@/components/ui/use-finger'
import { loadedOrder } from '@/components/videos/bulk/loaded'
import { TileCheck } from '@/components/videos/bulk/tile-check'
import { useIsChoosing } from '@/components/videos/bulk/use-selected'
import { useTileChoice } from '@/components/videos/bulk/use-tile-choice'
import { PosterColour } from '@/components/videos/poster-colour'
import { TileMarks } from '@/components/videos/tile-marks'
import { TileTriage } from '@/components/videos/tile-triage'
import { useChoice } from '@/components/videos/use-decide'
import { ROOM_FOR_PLACE, TilePicture } from '@/components/videos/video-tile'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: VideoView
  /** The workspace's slug. */
  workspace: string
  eager: boolean
  canDecide: boolean
  /** Pixels; absent while the width of the page is not known, and the row makes itself. */
  width?: number | undefined
  height?: number | undefined
  /** Its place and how many there are of its day: 0 and -1 where that is not known. */
  position: number
  outOf: number
  /** Its row waits for what is on its way: it is not full yet. */
  held: boolean
}

/** A video in the gallery: its tile, what was decided about it, and the controls for that. */
export const GalleryTile = memo(
  ({ video, workspace, eager, canDecide, width, height, position, outOf, held }: Props) => {
    const t = useTranslations('gallery.triage')
    const [active, setActive] = useState(false)
    // What is scrolled past is a coloured box and a link, and no more than that is made of it.
    const isWhole = useDeferredValue(true, width === undefined)
    const choice = useChoice(video)
    const finger = useFinger()
    const isChoosing = useIsChoosing()
    const pointer = useTileChoice(video.id, loadedOrder)
    const tile = useRef<HTMLLIElement>(null)
    useEffect(() => {
      const image = tile.current?.querySelector('img')
      return () => {
        if (image) cancelPicture(image)
      }
    }, [isWhole])
    const ratio = tileRatio(video.width, video.height)
    const words = {
      choice: choice && t(`marks.${choice}`),
      verdict: video.verdict && t(`marks.${video.verdict}`),
    }
    const flow = {
      flexGrow: ratio,
      flexBasis: `calc(var(--row) * ${ratio})`,
      aspectRatio: ratio,
    }
    return (
      <li
        ref={tile}
        className={cx(
          'relative min-w-0',
          choice === 'reject' && '**:data-poster:opacity-60 **:data-poster:grayscale',
          held && 'invisible',
        )}
        style={width === undefined ? flow : { width, height, flex: 'none' }}
        aria-setsize={outOf}
        aria-posinset={position > 0 ? position : undefined}
        {...pointer}
        onPointerEnter={() => setActive(true)}
        onPointerLeave={() => setActive(false)}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
      >
        <TilePicture
          video={video}
          workspace={workspace}
          eager={eager}
          Instead={isWhole ? null : PosterColour}
          placed={ratio >= ROOM_FOR_PLACE}
          described={active}
          decided={[words.choice, words.verdict].filter(Boolean).join(', ')}
        />
        {/* The controls stand in their place, and say the same. */}
        {isWhole && !(canDecide && active && !finger) && (
          <TileMarks
            choice={words.choice}
            isSelect={choice === 'select'}
            verdict={words.verdict}
            besideBox={isChoosing}
            isNarrow={ratio < 1}
          />
        )}
        {isWhole && <TileCheck video={video} active={active && !finger} />}
        {/* A narrow tile has no room for both under a finger, and the bar below decides too. */}
        {isWhole && canDecide && (finger ? !isChoosing : active) && (
          <TileTriage video={video} workspace={workspace} choice={choice} finger={finger} />
        )}
      </li>
    )
  },
)
GalleryTile.displayName = 'GalleryTile'
