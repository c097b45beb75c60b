import { describe, expect, it } from 'vitest'
import { priceOf, readGenerateRequest, TYPES } from '@/emulator/contract'

/** The documented table: silent and with sound for 3, 5 and 15 seconds, or a fixed price. */
const PRICES: [type: string, silent: number | null, sound: number | null, fixed: number | null][] =
  [
    ['pro-text-to-video', 54, 80, null],
    ['pro-image-to-video', 54, 80, null],
    ['std-text-to-video', 40, 60, null],
    ['std-image-to-video', 40, 60, null],
    ['o3-pro-text-to-video', 48, 48, null],
    ['o3-pro-image-to-video', 48, 48, null],
    ['o3-pro-reference-to-video', 72, 72, null],
    ['o3-pro-video-edit', null, null, 435],
    ['o3-std-text-to-video', 36, 36, null],
    ['o3-std-image-to-video', 36, 36, null],
    ['o3-std-reference-to-video', 20, 20, null],
    ['o3-std-video-edit', null, null, 360],
  ]

const inputs = (type: string) => {
  if (type.includes('image')) return { image: 'http://a.example/a.png' }
  if (type.includes('reference')) return { images: ['http://a.example/a.png'] }
  return type.includes('edit') ? { video: 'http://a.example/a.mp4' } : {}
}

const price = (type: string, fields: Record<string, unknown>) =>
  priceOf(readGenerateRequest({ type, prompt: 'a', ...inputs(type), ...fields }))

describe('prices', () => {
  it('has a price for each of the twelve types and for no other', () => {
    expect(PRICES.map(([type]) => type).sort()).toEqual(Object.keys(TYPES).sort())
  })

  it.each(PRICES)('%s', (type, silent, sound, fixed) => {
    if (fixed !== null) {
      expect(price(type, {})).toBe(fixed)
      return
    }
    for (const duration of [3, 5, 15]) {
      expect(price(type, { duration, sound: false })).toBe(duration * (silent ?? 0))
      expect(price(type, { duration, sound: true })).toBe(duration * (sound ?? 0))
    }
    expect(price(type, {})).toBe(5 * (sound ?? 0))
  })
})
