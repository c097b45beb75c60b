import { type Colour, hex } from './plane'

/** The colours of one picture, from far to near. */
export type Palette = {
  sky: readonly [Colour, Colour]
  glow: Colour
  far: Colour
  near: Colour
}

const palette = (top: string, low: string, glow: string, far: string, near: string): Palette => ({
  sky: [hex(top), hex(low)],
  glow: hex(glow),
  far: hex(far),
  near: hex(near),
})

export const NIGHT_PALETTES = [
  palette('#0c1f33', '#3fb58d', '#d8fff0', '#1d4a52', '#050d15'),
  palette('#141033', '#4fb3c9', '#e6f0ff', '#2b2f6b', '#070518'),
  palette('#1b0f2e', '#b565c9', '#ffe6f5', '#43246b', '#0a0413'),
] as const

export const PALETTES = [
  palette('#2b2d57', '#e79a63', '#ffe3b0', '#76507a', '#1d1730'), // dusk
  palette('#4a1a3a', '#c04a63', '#ffd9bd', '#8a2f52', '#1f0819'), // crimson
  palette('#16304f', '#6f9cc4', '#f4f7ff', '#5b86b0', '#0b1a2c'), // blue hour
  palette('#0d3a3c', '#4f9a8c', '#fdf3d6', '#2f7468', '#061c20'), // lagoon
  palette('#1a1238', '#6d54b8', '#efe4ff', '#4a3791', '#0c0720'), // violet night
  palette('#5c7486', '#e8c79a', '#fff3d8', '#b48a5c', '#33221a'), // desert
  palette('#3b4a6b', '#f0b7a6', '#fff0e0', '#9a7a93', '#241d33'), // rose dawn
  palette('#20372c', '#a9b97c', '#fbf6cf', '#587a55', '#0d1c16'), // moss
] as const
