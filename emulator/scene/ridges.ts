import { fillBelow, still } from './brush'
import type { Palette } from './palette'
import { clamp, mix, type Painter, type Size } from './plane'
import { between, type Random } from './random'

/** The outline of a hill: a few sines of falling strength, its height above 0 in 0–1. */
export const outline = (random: Random, roughness = 1) => {
  const waves = [1, 2.1, 4.3, 7.9].map((frequency) => ({
    frequency: frequency * between(random, 0.8, 1.25),
    phase: between(random, 0, Math.PI * 2),
    strength: (frequency > 3 ? roughness : 1) / frequency,
  }))
  const total = waves.reduce((sum, { strength }) => sum + strength, 0)
  return (at: number) =>
    waves.reduce(
      (sum, { frequency, phase, strength }) =>
        sum + strength * (0.5 + 0.5 * Math.sin(at * frequency + phase)),
      0,
    ) / total
}

/** A sky whose light gathers at one place near the horizon. */
export const glowingSky = (size: Size, { sky, glow }: Palette, at: { x: number; y: number }) => {
  const reach = Math.max(size.width, size.height) * 0.42
  const core = Math.min(size.width, size.height) * 0.055
  return still((x, y) => {
    const base = mix(sky[0], sky[1], clamp(y / (size.height * 0.72)) ** 1.25)
    const distance = Math.hypot(x - at.x, y - at.y)
    const halo = 0.62 * Math.exp(-((distance / reach) ** 2) * 3.2)
    const disc = clamp((core - distance) / 5 + 0.5)
    return mix(base, glow, Math.max(halo, disc * 0.96))
  })
}

/** Layers of hills in haze; the camera drifts sideways and rises a little. */
export const ridges = (size: Size, palette: Palette, random: Random): Painter => {
  const { width, height } = size
  const sky = glowingSky(size, palette, {
    x: width * between(random, 0.28, 0.76),
    y: height * between(random, 0.3, 0.42),
  })
  const count = 4
  const drift = random() < 0.5 ? -1 : 1
  const layers = Array.from({ length: count }, (_, index) => {
    const nearness = index / (count - 1)
    const colour = mix(palette.far, palette.near, nearness ** 0.8)
    const mist = mix(colour, palette.sky[1], 0.34 * (1 - nearness))
    const fade = height * 0.34
    return {
      height: outline(random, 0.6 + 0.5 * nearness),
      base: height * (0.5 + 0.155 * index),
      rise: height * (0.2 - 0.015 * index),
      speed: drift * (0.012 + 0.05 * nearness ** 1.5) * Math.max(width, height),
      scale: (Math.PI * 1.7) / (Math.max(width, height) * (0.75 + 0.3 * nearness)),
      lift: height * 0.006 * (index + 1),
      colours: Array.from({ length: Math.ceil(fade) }, (_, depth) =>
        mix(colour, mist, (depth / fade) ** 1.2),
      ),
    }
  })
  return (plane, seconds) => {
    sky(plane)
    for (const layer of layers) {
      const base = layer.base + layer.lift * seconds * 0.35
      const shift = layer.speed * 0.35 * seconds
      fillBelow(
        plane,
        (x) => base - layer.rise * layer.height((x + shift) * layer.scale),
        layer.colours,
      )
    }
  }
}
