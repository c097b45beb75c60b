'use client'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef, useState } from 'react'
import { cancelPicture } from '@/components/ui/cancel-picture'
import { cx } from '@/components/ui/cx'
import { useFinger } from '@/components/ui/use-finger'
import { loadedOrder } from '@/components/videos/bulk/loaded'
import { TileCheck } from '@/components/videos/bulk/tile-check'
import { useIsChoosing } from '@/components/videos/bulk/use-selected'
import { useTileChoice } from '@/components/videos/bulk/use-tile-choice'
import { averageColour } from '@/components/videos/thumbhash'
import { TileMarks } from '@/components/videos/tile-marks'
import { TileTriage } from '@/components/videos/tile-triage'
import { useChoice } from '@/components/videos/use-decide'
import { ROOM_FOR_PLACE, TilePicture } from '@/components/videos/video-tile'
import { awaitNear } from '@/components/videos/whole-tiles'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

/** Pixels, within its day. */
export type TileBox = { left: number; top: number; width: number; height: number }

/** No box while the width of the page is not known, and the row makes itself. */
type Props = Partial<TileBox> & {
  video: VideoView
  /** The workspace's slug. */
  workspace: string
  eager: boolean
  canDecide: boolean
  /** Its place and how many there are of its day: 0 and -1 where that is not known. */
  position: number
  outOf: number
  /** Its row waits for what is on its way: it is not full yet. */
  held: boolean
}

/** A video in the gallery: its tile, what was decided about it, and the controls for that. */
export const GalleryTile = memo(
  ({ video, workspace, eager, canDecide, position, outOf, held, ...box }: Props) => {
    const t = useTranslations('gallery.triage')
    const [active, setActive] = useState(false)
    // What is scrolled past is a coloured box and a link, and no more than that is made of it.
    const [wasBare] = useState(box.width !== undefined)
    const [isWhole, setWhole] = useState(!wasBare)
    const choice = useChoice(video)
    const finger = useFinger()
    const isChoosing = useIsChoosing()
    const pointer = useTileChoice(video.id, loadedOrder)
    const tile = useRef<HTMLLIElement>(null)
    useEffect(() => {
      if (!isWhole) return tile.current ? awaitNear(tile.current, () => setWhole(true)) : undefined
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
      // Not the basis: a small day is as wide as what these ask for.
      width: `calc(var(--row) * ${ratio})`,
      aspectRatio: ratio,
    }
    return (
      <li
        ref={tile}
        className={cx(
          box.width === undefined ? 'relative min-w-0' : 'absolute',
          choice === 'reject' && '**:data-poster:opacity-60 **:data-poster:grayscale',
          held && 'invisible',
          !isWhole && 'rounded-picture bg-raised',
        )}
        style={
          box.width === undefined
            ? flow
            : { ...box, backgroundColor: isWhole ? undefined : averageColour(video.thumbhash) }
        }
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
          // What was bare is made whole when it is near, as many at a time as is good.
          eager={eager || wasBare}
          shownWidth={wasBare ? box.width : undefined}
          isBare={!isWhole}
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
