/**
 * Pictures are painted straight into the three planes of yuv420p, the encoder's own format:
 * half the samples of RGB and no conversion. Mixing colours is linear, so it is the same here
 * as in RGB; a colour is converted once, when a scene is prepared.
 */

/** Luma and the two chroma values, 0–255, BT.709 limited range. */
export type Colour = readonly [number, number, number]

/** One channel of one frame. A sample at (x, y) stands for the picture at (x·step, y·step). */
export type Plane = {
  data: Uint8Array
  width: number
  height: number
  step: 1 | 2
  channel: 0 | 1 | 2
}

export type Size = { width: number; height: number }

/** Paints what is seen after so many seconds; called for each of the frame's planes. */
export type Painter = (plane: Plane, seconds: number) => void

export const frameBytes = ({ width, height }: Size) => (width * height * 3) / 2

/** The planes of frame number `index` inside one buffer that holds many frames. */
export const planesOf = (buffer: Uint8Array, size: Size, index = 0): Plane[] => {
  const { width, height } = size
  const start = index * frameBytes(size)
  const luma = width * height
  const plane = (channel: 0 | 1 | 2, step: 1 | 2, offset: number): Plane => ({
    data: buffer.subarray(start + offset, start + offset + luma / (step * step)),
    width: width / step,
    height: height / step,
    step,
    channel,
  })
  return [plane(0, 1, 0), plane(1, 2, luma), plane(2, 2, luma * 1.25)]
}

export const rgb = (red: number, green: number, blue: number): Colour => {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return [
    16 + (219 / 255) * luma,
    128 + (112 / 255) * ((blue - luma) / 0.9278),
    128 + (112 / 255) * ((red - luma) / 0.7874),
  ]
}

export const hex = (code: string): Colour => {
  const value = Number.parseInt(code.slice(1), 16)
  return rgb(value >> 16, (value >> 8) & 255, value & 255)
}

export const mix = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

export const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value))

/** A ramp of so many colours, to look up instead of mixing. */
export const rampOf = (steps: number, colourAt: (share: number) => Colour): Colour[] =>
  Array.from({ length: steps }, (_, index) => colourAt(index / (steps - 1)))

export const smooth = (value: number) => {
  const share = clamp(value)
  return share * share * (3 - 2 * share)
}
