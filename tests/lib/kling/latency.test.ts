import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KLING_TYPES } from '@/lib/kling/catalog'
import { latencyPrior, type Timed, unfinishedShare, usualSeconds } from '@/lib/kling/latency'

const PRO: Timed = { type: 'pro-text-to-video', durationSeconds: 5, sound: true }

describe('what is known', () => {
  test.each<[Timed, number, number]>([
    [{ type: 'std-text-to-video' }, 105, 0.35],
    [{ type: 'pro-image-to-video', durationSeconds: 5 }, 150, 0.4],
    [{ type: 'pro-text-to-video', durationSeconds: 15, sound: true }, 235, 0.35],
    [{ type: 'o3-std-text-to-video', durationSeconds: 15 }, 200, 0.45],
    [{ type: 'o3-pro-reference-to-video' }, 400, 0.5],
    [{ type: 'o3-std-video-edit' }, 400, 0.5],
  ])('%j', (settings, median, sigma) => {
    expect(latencyPrior(settings).median).toBeCloseTo(median)
    expect(latencyPrior(settings).sigma).toBeCloseTo(sigma)
  })

  test('said as a person would', () => {
    const pro = latencyPrior(PRO)
    expect(usualSeconds(pro, 1)).toEqual({ from: 110, to: 200 })
    expect(usualSeconds(pro, 30)).toEqual({ from: 4, to: 7 })
    expect(usualSeconds(pro, 10_000)).toEqual({ from: 1, to: 1 })
  })

  test('most end about the median, a few at once, a few after a quarter of an hour', () => {
    const pro = latencyPrior(PRO)
    const ended = (from: number, to: number) =>
      unfinishedShare(pro, from) - unfinishedShare(pro, to)
    expect(unfinishedShare(pro, 0)).toBe(1)
    expect(ended(0, 30)).toBeCloseTo(0.03, 2)
    expect(ended(30, 150)).toBeCloseTo(0.47, 2)
    expect(ended(800, 1300)).toBeCloseTo(0.03, 2)
    expect(unfinishedShare(pro, 7200)).toBeCloseTo(0.002, 4)
  })

  test('unfinished ones only become fewer', () => {
    const latency = fc.record({
      median: fc.double({ min: 1, max: 5000, noNaN: true }),
      sigma: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
      fastShare: fc.double({ min: 0, max: 0.45, noNaN: true }),
      slowShare: fc.double({ min: 0, max: 0.45, noNaN: true }),
    })
    const seconds = fc.double({ min: -10, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(latency, seconds, seconds, (of, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((at) =>
          unfinishedShare(of, at),
        )
        expect(early).toBeLessThanOrEqual(1 + 1e-6)
        expect(late).toBeGreaterThan(0)
        expect(late).toBeLessThanOrEqual((early ?? 0) + 1e-6)
      }),
    )
  })

  test('usual times are whole and in order for every type', () => {
    const timed = fc.record({
      type: fc.constantFrom(...KLING_TYPES),
      durationSeconds: fc.integer({ min: 3, max: 15 }),
    })
    fc.assert(
      fc.property(timed, fc.double({ min: 0.1, max: 10_000, noNaN: true }), (settings, speed) => {
        const { from, to } = usualSeconds(latencyPrior(settings), speed)
        expect(Number.isInteger(from) && Number.isInteger(to)).toBe(true)
        expect(from).toBeGreaterThanOrEqual(1)
        expect(to).toBeGreaterThanOrEqual(from)
      }),
    )
  })
})
