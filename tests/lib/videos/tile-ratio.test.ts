import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { tileRatio } from '@/lib/videos/tile-ratio'

test.each([
  [1920, 1080, 1.7778],
  [1080, 1920, 0.5625],
  [720, 720, 1],
  [4000, 100, 2.5],
  [100, 4000, 0.4],
  [0, 0, 1.7778],
  [1280, 0, 1.7778],
])('%d × %d is shown at %d', (width, height, ratio) => {
  expect(tileRatio(width, height)).toBe(ratio)
})

it('is within the bounds for every pair of numbers', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (width, height) => {
      const ratio = tileRatio(width, height)
      expect(ratio).toBeGreaterThanOrEqual(0.4)
      expect(ratio).toBeLessThanOrEqual(2.5)
    }),
  )
})
