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

const dusk = palette('#2b2d57', '#e79a63', '#ffe3b0', '#76507a', '#1d1730')
const crimson = palette('#4a1a3a', '#c04a63', '#ffd9bd', '#8a2f52', '#1f0819')
const blue = palette('#16304f', '#6f9cc4', '#f4f7ff', '#5b86b0', '#0b1a2c')
const lagoon = palette('#0d3a3c', '#4f9a8c', '#fdf3d6', '#2f7468', '#061c20')
const violet = palette('#1a1238', '#6d54b8', '#efe4ff', '#4a3791', '#0c0720')
const desert = palette('#5c7486', '#e8c79a', '#fff3d8', '#b48a5c', '#33221a')
const rose = palette('#3b4a6b', '#f0b7a6', '#fff0e0', '#9a7a93', '#241d33')
const moss = palette('#20372c', '#a9b97c', '#fbf6cf', '#587a55', '#0d1c16')

export const PALETTES = [dusk, crimson, blue, lagoon, violet, desert, rose, moss] as const

/** Words for which other colours would look like a mistake; the first that is met decides. */
export const COLOUR_WORDS: [words: string, Palette][] = [
  ['crimson red scarlet kırmızı* kızıl* 빨간 붉은', crimson],
  ['violet purple lavender mor 보라', violet],
  ['teal turquoise emerald turkuaz 청록', lagoon],
  ['blue mavi ice snow snowy buz* kar* 파란 푸른 설원', blue],
  ['green forest yeşil orman* 초록 숲', moss],
  ['gold golden sand brass desert dunes altın çöl* pirinç 금빛 사막', desert],
  ['dawn pink rose sunrise şafak* pembe 새벽 분홍', rose],
  ['dusk sunset günbatımı* akşam* 노을 저녁', dusk],
]
