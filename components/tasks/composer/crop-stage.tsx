'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type KeyboardEvent, type PointerEvent, useRef } from 'react'
import {
  type CropRatio,
  placed,
  type Rect,
  resized,
  type Size,
} from '@/components/tasks/composer/crop-rect'
import { cx } from '@/components/ui/cx'

type Props = {
  /** Who cuts it has it in hand, and hears when it could not be had. */
  shown: Pick<ComponentProps<'img'>, 'ref' | 'onError'>
  address: string
  picture: Size | null
  rect: Rect | null
  ratio: CropRatio
  onChange: (rect: Rect) => void
  onLoad: (picture: Size) => void
}

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** Pixels of the picture. */
const STEP = 1
const LEAP = 20

type Grip = { pointer: number; x: number; y: number; from: Rect; corner: boolean }

/** The whole picture with the part that stays in light: dragged, moved by arrows, sized by its corner. */
export const CropStage = ({ shown, address, picture, rect, ratio, ...on }: Props) => {
  const t = useTranslations('composer.crop')
  const stage = useRef<HTMLDivElement>(null)
  const grip = useRef<Grip | null>(null)

  const hold = (event: PointerEvent, corner: boolean) => {
    if (!rect || event.button !== 0 || grip.current) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = {
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      from: rect,
      corner,
    }
  }
  const drag = (event: PointerEvent) => {
    const held = grip.current
    const shown = stage.current?.getBoundingClientRect().width
    if (!held || !picture || !shown || held.pointer !== event.pointerId) return
    const scale = picture.width / shown
    const [x, y] = [(event.clientX - held.x) * scale, (event.clientY - held.y) * scale]
    const { from } = held
    on.onChange(
      held.corner
        ? resized(from, picture, ratio, {
            width: from.width + x,
            height: from.height + y,
            keep: 'corner',
          })
        : placed(from, picture, { x: from.x + x, y: from.y + y }),
    )
  }
  const letGo = () => {
    grip.current = null
  }
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key]
    if (!way || !rect || !picture || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const by = event.shiftKey ? LEAP : STEP
    on.onChange(placed(rect, picture, { x: rect.x + way[0] * by, y: rect.y + way[1] * by }))
  }
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`
  const ways = { onPointerMove: drag, onPointerUp: letGo, onPointerCancel: letGo }

  return (
    <div ref={stage} className="relative mx-auto w-fit overflow-hidden rounded-picture bg-raised">
      <img
        {...shown}
        src={address}
        alt=""
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          on.onLoad({ width: naturalWidth, height: naturalHeight })
        }
        className={cx('max-h-[45dvh] max-w-full select-none', !picture && 'min-h-40')}
      />
      {picture && rect && (
        // Of one value, as sliders are, but moved both ways: the text says both.
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('part')}
          aria-valuemin={0}
          aria-valuemax={picture.width - rect.width}
          aria-valuenow={rect.x}
          aria-valuetext={t('place', { x: rect.x, y: rect.y })}
          aria-description={t('partKeys')}
          onKeyDown={press}
          onPointerDown={(event) => hold(event, false)}
          {...ways}
          className="absolute cursor-move touch-none border border-on-picture shadow-[0_0_0_100vmax_var(--color-scrim)] outline-offset-[-4px]"
          style={{
            left: share(rect.x, picture.width),
            top: share(rect.y, picture.height),
            width: share(rect.width, picture.width),
            height: share(rect.height, picture.height),
          }}
        >
          <span
            aria-hidden="true"
            onPointerDown={(event) => hold(event, true)}
            {...ways}
            className="absolute right-0 bottom-0 size-6 cursor-nwse-resize touch-none border-on-picture border-r-4 border-b-4 touch:size-11"
          />
        </div>
      )}
    </div>
  )
}
