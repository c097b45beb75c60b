import { expect, it } from 'vitest'
import { walkFor } from '@/lib/videos/search-walk'

const counted = {
  videos: 100_000,
  shares: [
    ['camera', 0.08],
    ['camp', 0.001],
    ['fog', 0.3],
    ['바다', 0.04],
    ['바다의', 0.03],
  ] as [string, number][],
}

it('walks for a frequent word, about as far as the index takes to answer', () => {
  const most = walkFor(['camera'], counted, 49) ?? 0
  expect(most).toBeGreaterThanOrEqual(4_000)
  expect(most).toBeLessThanOrEqual(16_384)
})

it('asks the index for a rare word, and for one that was not counted', () => {
  expect(walkFor(['camp'], counted, 49)).toBeNull()
  expect(walkFor(['zeppelin'], counted, 49)).toBeNull()
  expect(walkFor(['camera', 'zeppelin'], counted, 49)).toBeNull()
})

it('takes what is asked for a beginning of words', () => {
  expect(walkFor(['cam'], counted, 49)).toBe(walkFor(['camera'], counted, 49))
  // Neither of them alone is frequent enough.
  expect(walkFor(['바다'], { ...counted, videos: 25_000 }, 49)).not.toBeNull()
  expect(walkFor(['바다의'], { ...counted, videos: 25_000 }, 49)).toBeNull()
})

it('asks the index where two words are rare together', () => {
  expect(walkFor(['camera', 'fog'], counted, 49)).toBe(null)
  expect(walkFor(['camera', 'fog'], { ...counted, videos: 1_000_000 }, 49)).not.toBeNull()
})

it('asks the index where so much is wanted, or so little is there, that a walk takes longer', () => {
  expect(walkFor(['camera'], counted, 1_000)).toBeNull()
  expect(walkFor(['camera'], { ...counted, videos: 1_000 }, 49)).toBeNull()
})

it('asks the index where nothing was counted yet', () => {
  expect(walkFor(['camera'], { videos: 0, shares: [] }, 49)).toBeNull()
})

it('walks few different lengths', () => {
  const lengths = Array.from({ length: 200 }, (_, at) =>
    walkFor(['camera'], { ...counted, videos: 50_000 + at * 4_000 }, 49),
  )
  expect(new Set(lengths).size).toBeLessThan(5)
})
