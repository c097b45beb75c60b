'use client'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cx } from '@/components/ui/cx'
import { Menu } from '@/components/ui/menu'
import { DRAGGED_VIDEO } from '@/components/videos/frames/take-frames'
import { ROOM_FOR_PLACE, TilePicture } from '@/components/videos/video-tile'
import { shotAndTake } from '@/components/videos/video-words'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoView } from '@/lib/videos/video-view'

/** Of the places, which are all the same: their order is what counts. */
const WIDE = 16 / 9

type Props = {
  workspace: string
  video: VideoView
  /** From 0, and of how many. */
  at: number
  of: number
  eager: boolean
  canChange: boolean
  onStep: (by: -1 | 1 | 'start' | 'end') => void
  onDrop: (videoId: string, after: boolean) => void
  onRemove: () => void
}

/** A video of a collection: dragged onto another it takes its place; the menu does the same. */
export const CollectedTile = ({ workspace, video, at, of, eager, canChange, ...on }: Props) => {
  const t = useTranslations('collections')
  const words = useTranslations('videos')
  const ratio = tileRatio(video.width, video.height)
  const isPlaced = ratio >= ROOM_FOR_PLACE
  const [side, setSide] = useState<'left' | 'right' | null>(null)
  const sideOf = (event: { clientX: number; currentTarget: Element }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return event.clientX < left + width / 2 ? 'left' : 'right'
  }
  const items = [
    ...(at > 0
      ? [
          { label: t('earlier'), onSelect: () => on.onStep(-1) },
          { label: t('toStart'), onSelect: () => on.onStep('start') },
        ]
      : []),
    ...(at < of - 1
      ? [
          { label: t('later'), onSelect: () => on.onStep(1) },
          { label: t('toEnd'), onSelect: () => on.onStep('end') },
        ]
      : []),
    { label: t('takeOut'), onSelect: on.onRemove },
  ]
  const drop = canChange && {
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED_VIDEO)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setSide(sideOf(event))
    },
    onDragLeave: () => setSide(null),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      setSide(null)
      const dragged = event.dataTransfer.getData(DRAGGED_VIDEO)
      if (dragged && dragged !== video.id) on.onDrop(dragged, sideOf(event) === 'right')
    },
  }
  return (
    <li className="min-w-0" {...drop}>
      <div
        className={cx(
          'grid aspect-video place-items-center rounded-picture bg-raised',
          side === 'left' && 'shadow-[-5px_0_0_-2px_var(--color-ink)]',
          side === 'right' && 'shadow-[5px_0_0_-2px_var(--color-ink)]',
        )}
      >
        {/* Whole: of an upright film, a place as wide as all would show its middle. */}
        <div
          className="relative"
          style={{ aspectRatio: ratio, [ratio < WIDE ? 'height' : 'width']: '100%' }}
        >
          <TilePicture video={video} workspace={workspace} eager={eager} placed={isPlaced} />
        </div>
      </div>
      <div className="mt-1 flex items-center justify-between gap-2">
        <span className="figures truncate text-third text-sm">
          {at + 1}
          {!isPlaced && ` · ${shotAndTake(words, video)}`}
        </span>
        {canChange && (
          <Menu
            label={t('order', { place: at + 1 })}
            trigger={
              <span className="grid size-8 place-items-center text-second touch:size-12">
                <Ellipsis className="size-4" aria-hidden />
              </span>
            }
            items={items}
          />
        )}
      </div>
    </li>
  )
}
