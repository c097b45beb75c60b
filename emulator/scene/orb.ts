import { fillDisc, still } from './brush'
import type { Palette } from './palette'
import { clamp, mix, type Painter, rampOf, type Size } from './plane'
import { between, type Random } from './random'

/** A lit sphere floating over a dark ground while its light wanders round it. */
export const orb = (size: Size, palette: Palette, random: Random): Painter => {
  const { width, height } = size
  const short = Math.min(width, height)
  const dark = mix(palette.near, palette.far, 0.12)
  const clouds = Array.from({ length: 4 }, () => ({
    x: width * random(),
    y: height * random(),
    reach: short * between(random, 0.3, 0.6),
    strength: between(random, 0.2, 0.5),
  }))
  const ground = still((x, y) => {
    let colour = dark
    for (const cloud of clouds) {
      const distance = Math.hypot(x - cloud.x, y - cloud.y) / cloud.reach
      colour = mix(colour, palette.far, cloud.strength * Math.exp(-(distance ** 2)))
    }
    const edge = Math.hypot(x / width - 0.5, y / height - 0.45)
    return mix(colour, palette.near, clamp(edge * 0.9))
  })
  const radius = short * 0.27
  const start = between(random, 0, Math.PI * 2)
  const bright = mix(palette.sky[1], palette.glow, 0.25)
  const surface = rampOf(256, (facing) => {
    const body = mix(palette.near, palette.far, clamp(facing * 1.5))
    const lit = mix(body, bright, clamp((facing - 0.3) / 0.75) ** 1.4)
    return mix(lit, palette.glow, clamp(facing - 0.86) * 5.5)
  })
  return (plane, seconds) => {
    ground(plane)
    const turn = start + seconds * 0.38
    const light = { x: 0.58 * Math.cos(turn), y: -0.42 + 0.16 * Math.sin(turn), z: 0.68 }
    const centre = {
      x: width / 2 + short * 0.012 * Math.sin(seconds * 0.5),
      y: height * 0.43 + short * 0.022 * Math.sin(seconds * 0.9),
    }
    const shade = {
      ...centre,
      y: centre.y + radius * 1.06,
      radius: radius * 0.8,
      rim: radius * 0.5,
    }
    fillDisc(plane, shade, [palette.near])
    fillDisc(plane, { ...centre, radius }, surface, (x, y) => {
      const z = Math.sqrt(Math.max(0, 1 - x * x - y * y))
      const rim = 0.06 * (1 - z) * (1 - z)
      return x * light.x + y * light.y + z * light.z + rim
    })
  }
}
