import sharp from 'sharp'
import { runFfmpeg } from '@/lib/media/ffmpeg'
import type { Box } from '../scene/brush'
import { clamp, frameBytes, type Plane, planesOf, rgb, type Size } from '../scene/plane'

/** Somebody's image, or the frames of somebody's video, as planes that a brush can draw. */
export type Picture = { size: Size; frames: Plane[][] }

const even = (value: number) => Math.max(2, 2 * Math.round(value / 2))

/** The size with the short side `short` and the ratio of `of`, even in both directions. */
export const sizeLike = (of: Size, short: number): Size => {
  const scale = short / Math.min(of.width, of.height)
  return { width: even(of.width * scale), height: even(of.height * scale) }
}

/** Turned as its own metadata says. */
export const imageSize = async (bytes: Uint8Array): Promise<Size> => {
  const { width, height, orientation = 1 } = await sharp(bytes).metadata()
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

/** Fills the size; what does not fit the ratio is cut off evenly. */
export const loadImage = async (bytes: Uint8Array, size: Size): Promise<Picture> => {
  const { width, height } = size
  const pixels = await sharp(bytes)
    .rotate()
    .flatten({ background: '#101010' })
    .toColourspace('srgb')
    .resize(width, height, { fit: 'cover' })
    .raw()
    .toBuffer()
  const frame = planesOf(new Uint8Array(frameBytes(size)), size)
  const sums = frame.map(({ data }) => new Float32Array(data.length))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const colour = rgb(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)
      for (const plane of frame) {
        const index = Math.floor(y / plane.step) * plane.width + Math.floor(x / plane.step)
        const sum = sums[plane.channel]
        if (sum) sum[index] = (sum[index] ?? 0) + colour[plane.channel] / plane.step ** 2
      }
    }
  }
  for (const plane of frame) {
    const sum = sums[plane.channel] ?? []
    for (let index = 0; index < sum.length; index++) plane.data[index] = (sum[index] ?? 0) + 0.5
  }
  return { size, frames: [frame] }
}

/** At most `seconds` of a video, at the rate at which films are painted. */
export const loadVideo = async (
  bytes: Uint8Array,
  size: Size,
  framesPerSecond: number,
  seconds: number,
): Promise<Picture> => {
  const scale = `fps=${framesPerSecond},scale=${size.width}:${size.height}:out_color_matrix=bt709`
  const { files } = await runFfmpeg({
    args: [
      '-t',
      `${seconds}`,
      '-i',
      'in',
      '-an',
      '-vf',
      scale,
      '-pix_fmt',
      'yuv420p',
      '-f',
      'rawvideo',
      'out',
    ],
    inputs: { in: bytes },
    outputs: ['out'],
    timeoutMs: 120_000,
  })
  const raw = files.out ?? new Uint8Array()
  const count = Math.floor(raw.length / frameBytes(size))
  return { size, frames: Array.from({ length: count }, (_, index) => planesOf(raw, size, index)) }
}

/** Draws a picture into a box, which may be larger than the frame, smoothly at any place. */
export const drawPicture = (
  plane: Plane,
  picture: Picture,
  box: Box,
  { alpha = 1, frame = 0 }: { alpha?: number; frame?: number } = {},
): void => {
  const source = picture.frames[frame % picture.frames.length]?.[plane.channel]
  if (!source || alpha <= 0) return
  const { step } = plane
  const columns = axis(plane.width, box.x / step, box.width / step, source.width)
  const rows = axis(plane.height, box.y / step, box.height / step, source.height)
  const from = source.data
  for (let row = 0; row < rows.count; row++) {
    const near = (rows.near[row] ?? 0) * source.width
    const far = (rows.far[row] ?? 0) * source.width
    const down = rows.share[row] ?? 0
    const rowAlpha = (rows.covered[row] ?? 0) * alpha
    const line = (rows.first + row) * plane.width + columns.first
    for (let column = 0; column < columns.count; column++) {
      const left = columns.near[column] ?? 0
      const right = columns.far[column] ?? 0
      const across = columns.share[column] ?? 0
      const [a, b] = [from[near + left] ?? 0, from[near + right] ?? 0]
      const [c, d] = [from[far + left] ?? 0, from[far + right] ?? 0]
      const top = a + (b - a) * across
      const value = top + (c + (d - c) * across - top) * down
      const covered = rowAlpha * (columns.covered[column] ?? 0)
      const before = plane.data[line + column] ?? 0
      plane.data[line + column] = before + (value - before) * covered + 0.5
    }
  }
}

/** Where each sample of one axis comes from. At scale 1 and place 0 it is the same sample. */
const axis = (length: number, start: number, extent: number, source: number) => {
  const first = Math.max(0, Math.floor(start))
  const count = Math.max(0, Math.min(length, Math.ceil(start + extent)) - first)
  const near = new Int32Array(count)
  const far = new Int32Array(count)
  const share = new Float32Array(count)
  const covered = new Float32Array(count)
  for (let index = 0; index < count; index++) {
    const at = first + index
    const place = clamp(((at + 0.5 - start) / extent) * source - 0.5, 0, source - 1)
    near[index] = Math.floor(place)
    far[index] = Math.min(source - 1, Math.floor(place) + 1)
    share[index] = place - Math.floor(place)
    covered[index] = clamp(Math.min(at + 1, start + extent) - Math.max(at, start))
  }
  return { first, count, near, far, share, covered }
}
