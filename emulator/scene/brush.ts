import { type Colour, clamp, type Plane } from './plane'
import { randomFrom } from './random'

/**
 * The few strokes that every scene is painted with. Edges are anti-aliased below a pixel, so
 * that slow movement glides instead of stepping; grain keeps dark gradients from banding and
 * stands still, so that the encoder pays for it once.
 */

const GRAIN_SIZE = 128
const GRAIN_MASK = GRAIN_SIZE - 1
const grain = (() => {
  const random = randomFrom('grain')
  return Float32Array.from({ length: GRAIN_SIZE * GRAIN_SIZE }, () => random() + random() - 1)
})()

const GRAIN_STRENGTH = [2.6, 0.9, 0.9] as const

export const grainAt = (plane: Plane, x: number, y: number) =>
  (grain[(y & GRAIN_MASK) * GRAIN_SIZE + (x & GRAIN_MASK)] ?? 0) * GRAIN_STRENGTH[plane.channel]

/** A picture computed once for all frames. `colourAt` is asked in picture coordinates. */
export const still = (colourAt: (x: number, y: number) => Colour) => {
  const paint = (plane: Plane) => {
    const { data, width, height, step } = plane
    const prepared = new Uint8Array(width * height)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = colourAt(x * step, y * step)[plane.channel] + grainAt(plane, x, y) + 0.5
        prepared[y * width + x] = clamp(value, 0, 255)
      }
    }
    data.set(prepared)
    return prepared
  }
  const cache: (Uint8Array | undefined)[] = []
  return (plane: Plane) => {
    const known = cache[plane.channel]
    if (known) plane.data.set(known)
    else cache[plane.channel] = paint(plane)
  }
}

/**
 * Fills every column from its top edge down. `colours` holds one colour per pixel of depth
 * below the edge; the last one goes on for ever.
 */
export const fillBelow = (
  plane: Plane,
  topAt: (x: number) => number,
  colours: readonly Colour[],
) => {
  const { data, width, height, step, channel } = plane
  const ramp = Float32Array.from(colours, (colour) => colour[channel])
  const last = ramp.length - 1
  for (let x = 0; x < width; x++) {
    const top = topAt(x * step) / step
    const first = Math.max(0, Math.floor(top))
    if (first >= height) continue
    const edge = first * width + x
    const covered = top < 0 ? 1 : 1 - (top - first)
    data[edge] = (data[edge] ?? 0) * (1 - covered) + (ramp[0] ?? 0) * covered
    for (let y = first + 1; y < height; y++) {
      const depth = Math.min(last, Math.floor((y - top) * step))
      data[y * width + x] = (ramp[depth] ?? 0) + grainAt(plane, x, y) + 0.5
    }
  }
}

export type Box = { x: number; y: number; width: number; height: number }

/** A rectangle of one colour, or of one that changes with the depth inside it (0–1). */
export const fillBox = (
  plane: Plane,
  box: Box,
  colour: Colour | ((depth: number) => Colour),
  alpha = 1,
) => {
  const { data, width, height, step, channel } = plane
  const [left, right] = [box.x / step, (box.x + box.width) / step]
  const [top, bottom] = [box.y / step, (box.y + box.height) / step]
  const share = (at: number, low: number, high: number) =>
    clamp(Math.min(at + 1, high) - Math.max(at, low))
  const firstColumn = Math.max(0, Math.floor(left))
  const lastColumn = Math.min(width, Math.ceil(right))
  // Only the outermost columns are covered in part.
  const edges = new Float32Array(Math.max(0, lastColumn - firstColumn)).fill(1)
  for (const index of [0, edges.length - 1]) {
    if (index >= 0) edges[index] = share(firstColumn + index, left, right)
  }
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y++) {
    const rowShare = share(y, top, bottom) * alpha
    const tone = typeof colour === 'function' ? colour((y - top) / (bottom - top)) : colour
    const value = tone[channel] + 0.5
    const line = y * width + firstColumn
    for (let index = 0; index < edges.length; index++) {
      const covered = rowShare * (edges[index] ?? 0)
      const before = data[line + index] ?? 0
      data[line + index] = before + (value - before) * covered
    }
  }
}

/**
 * A disc with a soft rim. `shadeAt` gets the place inside it, both axes −1 to 1, and answers
 * with a share of the ramp: looked up, because mixing colours for every pixel is slow.
 */
export const fillDisc = (
  plane: Plane,
  disc: { x: number; y: number; radius: number; rim?: number },
  ramp: readonly Colour[],
  shadeAt: (x: number, y: number) => number = () => 0,
) => {
  const { data, width, height, step, channel } = plane
  const values = Float32Array.from(ramp, (colour) => colour[channel])
  const { radius, rim = 1.2 } = disc
  const reach = radius + rim
  const rows = [Math.floor((disc.y - reach) / step), Math.ceil((disc.y + reach) / step)] as const
  const columns = [Math.floor((disc.x - reach) / step), Math.ceil((disc.x + reach) / step)] as const
  for (let y = Math.max(0, rows[0]); y < Math.min(height, rows[1]); y++) {
    for (let x = Math.max(0, columns[0]); x < Math.min(width, columns[1]); x++) {
      const [dx, dy] = [x * step - disc.x, y * step - disc.y]
      const covered = clamp((reach - Math.sqrt(dx * dx + dy * dy)) / (2 * rim))
      if (covered === 0) continue
      const shade = Math.round(clamp(shadeAt(dx / radius, dy / radius)) * (values.length - 1))
      const value = (values[shade] ?? 0) + grainAt(plane, x, y) + 0.5
      const index = y * width + x
      data[index] = (data[index] ?? 0) * (1 - covered) + value * covered
    }
  }
}
