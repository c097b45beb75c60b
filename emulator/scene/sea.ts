import { fillBelow, fillBox, fillDisc, still } from './brush'
import type { Palette } from './palette'
import { clamp, mix, type Painter, rampOf, type Size } from './plane'
import { between, type Random } from './random'
import { outline } from './ridges'

/** A low sun over water; its light breaks into strips that come and go. */
export const sea = (size: Size, palette: Palette, random: Random): Painter => {
  const { width, height } = size
  // Even, so that the half-size chroma planes end on the same line.
  const horizon = 2 * Math.round(height * between(random, 0.26, 0.3))
  const short = Math.min(width, height)
  const sun = {
    x: width * between(random, 0.34, 0.68),
    y: horizon - short * between(random, 0.06, 0.14),
    radius: short * between(random, 0.1, 0.13),
  }
  const water = mix(palette.sky[1], palette.near, 0.42)
  const deep = mix(palette.far, palette.near, 0.82)
  const backdrop = still((x, y) => {
    if (y >= horizon) return mix(water, deep, ((y - horizon) / (height - horizon)) ** 0.75)
    const base = mix(palette.sky[0], palette.sky[1], (y / horizon) ** 1.4)
    const distance = Math.hypot(x - sun.x, (y - sun.y) * 1.15) / (sun.radius * 3.4)
    return mix(base, palette.glow, 0.5 * Math.exp(-(distance ** 2)))
  })
  const sunRamp = rampOf(64, (share) => mix(palette.glow, palette.sky[1], share * 0.22))
  const hill = outline(random, 0.8)
  const shore = mix(palette.far, palette.near, 0.35)
  const rows = Array.from({ length: Math.floor((height - horizon) / 3) - 1 }, (_, index) => {
    const depth = (index * 3 + 4) / (height - horizon)
    return Array.from({ length: 3 }, () => ({
      y: horizon + 4 + index * 3,
      depth,
      offset: between(random, -1, 1) * sun.radius * (0.55 + 1.5 * depth),
      reach: sun.radius * between(random, 0.12, 0.55) * (0.5 + depth),
      phase: between(random, 0, Math.PI * 2),
      pace: between(random, 0.5, 1.3),
      thickness: 1 + depth * 1.3,
    }))
  }).flat()
  const swells = Array.from({ length: 26 }, () => ({
    y: horizon + 6 + (height - horizon) * random() ** 1.3,
    x: width * random(),
    reach: width * between(random, 0.04, 0.16),
    pace: between(random, 2, 7),
  }))
  return (plane, seconds) => {
    backdrop(plane)
    const sunY = sun.y + seconds * short * 0.004
    fillDisc(plane, { ...sun, y: sunY }, sunRamp, (_, y) => y)
    // Whatever of the sun hangs below the horizon is covered by the water's own colour.
    fillBox(plane, { x: 0, y: horizon, width, height: sun.radius * 1.4 }, (depth) =>
      mix(water, deep, ((depth * sun.radius * 1.4) / (height - horizon)) ** 0.75),
    )
    for (const swell of swells) {
      const x = ((swell.x + swell.pace * seconds) % (width * 1.2)) - width * 0.1
      fillBox(plane, { x, y: swell.y, width: swell.reach, height: 1.2 }, palette.sky[1], 0.1)
    }
    for (const strip of rows) {
      const light = Math.sin(seconds * strip.pace + strip.phase)
      if (light < -0.35) continue
      const reach = strip.reach * (0.65 + 0.35 * light)
      const x = sun.x + strip.offset + Math.sin(seconds * 0.7 + strip.phase) * 3 - reach
      const alpha = clamp(light + 0.35) * (0.72 - 0.4 * strip.depth)
      fillBox(
        plane,
        { x, y: strip.y, width: reach * 2, height: strip.thickness },
        palette.glow,
        alpha,
      )
    }
    const scale = (Math.PI * 1.6) / width
    const shift = seconds * width * 0.004
    const isShore = (x: number) => horizon - short * 0.085 * hill((x + shift) * scale)
    paintShore(plane, horizon, isShore, shore)
  }
}

/** A strip of land that ends at the horizon: painted into the rows above it only. */
const paintShore = (
  plane: Parameters<Painter>[0],
  horizon: number,
  topAt: (x: number) => number,
  colour: readonly [number, number, number],
) => {
  const height = Math.floor(horizon / plane.step)
  fillBelow({ ...plane, height }, topAt, [colour])
}
