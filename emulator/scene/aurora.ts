import { fillBelow, still } from './brush'
import type { Palette } from './palette'
import { clamp, mix, type Painter, type Plane, type Size } from './plane'
import { between, type Random } from './random'
import { outline } from './ridges'

/** Curtains of light over black hills, under stars. */
export const aurora = (size: Size, palette: Palette, random: Random): Painter => {
  const { width, height } = size
  const night = mix(palette.near, palette.sky[0], 0.35)
  const stars = new Map<number, number>()
  for (let count = 0; count < (width * height) / 1500; count++) {
    const [x, y] = [Math.floor(random() * width), Math.floor(random() ** 1.4 * height * 0.8)]
    stars.set(y * width + x, between(random, 0.12, 0.75))
  }
  const sky = still((x, y) => {
    const base = mix(night, mix(palette.sky[0], palette.sky[1], 0.28), (y / height) ** 1.6)
    return mix(base, palette.glow, stars.get(y * width + x) ?? 0)
  })
  const curtains = Array.from({ length: 3 }, (_, index) => ({
    path: outline(random, 0.5),
    folds: outline(random, 1.6),
    base: height * (0.36 + 0.13 * index),
    swing: height * 0.2,
    reach: height * between(random, 0.28, 0.44),
    pace: between(random, 0.1, 0.2) * (index % 2 ? -1 : 1),
    colour: mix(palette.sky[1], palette.glow, 0.18 * index),
    strength: between(random, 0.42, 0.6),
  }))
  const hill = outline(random, 1)
  const ground = [mix(palette.near, palette.far, 0.1), palette.near]
  const scale = (Math.PI * 1.5) / Math.max(width, height)
  const light = (plane: Plane, seconds: number) => {
    const { data, width: columns, height: rows, step, channel } = plane
    for (const curtain of curtains) {
      const colour = curtain.colour[channel]
      for (let x = 0; x < columns; x++) {
        const at = x * step * scale
        const path = curtain.path(at + seconds * curtain.pace)
        const foot = (curtain.base + curtain.swing * (path - 0.5)) / step
        const fold = curtain.folds(at * 2.6 + seconds * curtain.pace * 2.2)
        const strength = curtain.strength * clamp(fold * 1.7 - 0.25)
        const reach = (curtain.reach * (0.6 + 0.7 * fold)) / step
        const soft = 14 / step
        for (let y = Math.max(0, Math.floor(foot - reach)); y < Math.min(rows, foot + soft); y++) {
          const along = clamp(y > foot ? 1 - (y - foot) / soft : 1 - (foot - y) / reach)
          const falloff = y > foot ? along : along * Math.sqrt(along)
          const index = y * columns + x
          const before = data[index] ?? 0
          data[index] = before + (colour - before) * strength * falloff + 0.5
        }
      }
    }
  }
  return (plane, seconds) => {
    sky(plane)
    light(plane, seconds)
    const shift = seconds * width * 0.006
    fillBelow(plane, (x) => height * (0.9 - 0.16 * hill((x + shift) * scale)), ground)
  }
}
