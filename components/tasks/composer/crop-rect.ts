import { ASPECT_RATIOS, type AspectRatio } from '@/lib/kling/catalog'
import { IMAGE_LIMITS } from '@/lib/media/input-limits'

/** All in pixels of the picture. */
export type Size = { width: number; height: number }
export type Rect = Size & { x: number; y: number }
export type CropRatio = AspectRatio | 'free'

export const CROP_RATIOS: CropRatio[] = [...ASPECT_RATIOS, 'free']

const within = (value: number, least: number, most: number) =>
  Math.max(Math.min(least, most), Math.min(most, Math.round(value)))

/** [16, 9]: a part of exactly this ratio is a whole multiple of it on both sides. */
const unitsOf = (ratio: AspectRatio): [number, number] => {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return [width, height]
}

const { minSidePixels } = IMAGE_LIMITS

/** The size nearest to a width that has the ratio, fits the room, and is not too small to send. */
const sizeFor = (ratio: CropRatio, wanted: Size, room: Size): Size => {
  if (ratio === 'free') {
    return {
      width: within(wanted.width, minSidePixels, room.width),
      height: within(wanted.height, minSidePixels, room.height),
    }
  }
  const [across, down] = unitsOf(ratio)
  const most = Math.max(
    1,
    Math.min(Math.floor(room.width / across), Math.floor(room.height / down)),
  )
  const least = Math.ceil(minSidePixels / Math.min(across, down))
  const times = within(wanted.width / across, least, most)
  return { width: across * times, height: down * times }
}

/** Anywhere, but inside of the picture. */
export const placed = (rect: Rect, picture: Size, to: { x: number; y: number }): Rect => ({
  ...rect,
  x: within(to.x, 0, picture.width - rect.width),
  y: within(to.y, 0, picture.height - rect.height),
})

/** The largest part of a ratio, in the middle. */
export const largest = (picture: Size, ratio: CropRatio): Rect => {
  const size = sizeFor(ratio, picture, picture)
  return {
    ...size,
    x: Math.round((picture.width - size.width) / 2),
    y: Math.round((picture.height - size.height) / 2),
  }
}

type Resized = Partial<Size> & { keep: 'middle' | 'corner' }

/** With another width (or height, where the ratio is free), around its middle or its left top corner. */
export const resized = (
  rect: Rect,
  picture: Size,
  ratio: CropRatio,
  { keep, ...wanted }: Resized,
): Rect => {
  const room =
    keep === 'middle' ? picture : { width: picture.width - rect.x, height: picture.height - rect.y }
  const size = sizeFor(ratio, { width: rect.width, height: rect.height, ...wanted }, room)
  const grown = { ...rect, ...size }
  if (keep === 'corner') return placed(grown, picture, rect)
  return placed(grown, picture, {
    x: rect.x + (rect.width - size.width) / 2,
    y: rect.y + (rect.height - size.height) / 2,
  })
}

/** Of the ratios that Kling makes, the one that loses the least of the picture. */
export const nearestRatio = (ratio: number): AspectRatio => {
  const far = (known: AspectRatio) => {
    const [across, down] = unitsOf(known)
    return Math.abs(Math.log(ratio / (across / down)))
  }
  return [...ASPECT_RATIOS].sort((a, b) => far(a) - far(b))[0] ?? ASPECT_RATIOS[0]
}
