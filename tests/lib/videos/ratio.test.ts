import { expect, it } from 'vitest'
import { nearestRatio } from '@/lib/videos/ratio'

it.each([
  [1920, 1080, '16:9'],
  [1284, 716, '16:9'],
  [2560, 1080, '16:9'],
  [716, 1284, '9:16'],
  [1080, 1350, '1:1'],
  [1000, 1000, '1:1'],
  [0, 0, '16:9'],
  [Number.NaN, 100, '16:9'],
])('takes %d × %d for %s', (width, height, ratio) => {
  expect(nearestRatio(width, height)).toBe(ratio)
})
