import { fillBox } from './brush'
import type { Palette } from './palette'
import { clamp, mix, type Painter, type Size } from './plane'
import { between, type Random } from './random'
import { glowingSky } from './ridges'

/** A city in three depths at nightfall; the camera trucks slowly, windows come on and go out. */
export const skyline = (size: Size, palette: Palette, random: Random): Painter => {
  const { width, height } = size
  const short = Math.min(width, height)
  const sky = glowingSky(size, palette, {
    x: width * between(random, 0.25, 0.75),
    y: height * between(random, 0.52, 0.62),
  })
  const travel = short * 0.25
  const layers = [0, 0.5, 1].map((nearness) => {
    const colour = mix(palette.far, palette.near, nearness ** 0.7)
    const haze = mix(colour, palette.sky[1], 0.38 * (1 - nearness))
    const buildings = []
    for (let x = -travel; x < width + travel; ) {
      const broad = short * between(random, 0.07, 0.16)
      const tall = height * between(random, 0.22, 0.5) * (1 - 0.42 * nearness)
      buildings.push({ x, width: broad, top: height * (0.92 + 0.02 * nearness) - tall })
      x += broad * between(random, 0.82, 1.35)
    }
    const windows = buildings.flatMap((building) =>
      Array.from({ length: Math.round(nearness * 9 * random() + nearness * 3) }, () => ({
        x: building.x + 5 + Math.floor(random() * ((building.width - 10) / 6)) * 6,
        y: building.top + 9 + Math.floor((random() * (height - building.top)) / 9) * 9,
        phase: between(random, 0, Math.PI * 2),
        pace: between(random, 0.15, 0.6),
      })),
    )
    return { buildings, windows, speed: short * (0.006 + 0.02 * nearness), colour, haze }
  })
  const drift = random() < 0.5 ? -1 : 1
  return (plane, seconds) => {
    sky(plane)
    for (const { buildings, windows, speed, colour, haze } of layers) {
      const shift = drift * speed * seconds * (10 / 15)
      for (const building of buildings) {
        const box = { x: building.x + shift, y: building.top, width: building.width, height }
        fillBox(plane, box, (depth) => mix(colour, haze, clamp(depth * 1.6)))
      }
      for (const window of windows) {
        const light = clamp(0.75 + 1.4 * Math.sin(seconds * window.pace + window.phase))
        if (light === 0) continue
        const box = { x: window.x + shift, y: window.y, width: 2.4, height: 3 }
        fillBox(plane, box, palette.glow, light * 0.8)
      }
    }
  }
}
