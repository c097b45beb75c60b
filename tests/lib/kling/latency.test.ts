import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf, KLING_TYPES } from '@/lib/kling/catalog'
import {
  hazardPerSecond,
  latencyPrior,
  pollGapMs,
  type Timed,
  usualSeconds,
} from '@/lib/kling/latency'

const PRO: Timed = { type: 'pro-text-to-video', durationSeconds: 5, sound: true }

const timed = fc.record({
  type: fc.constantFrom(...KLING_TYPES),
  durationSeconds: fc.integer({ min: 3, max: 15 }),
  sound: fc.boolean(),
})

/** When a task is asked about, in seconds of the provider, until `until`. */
const calls = (settings: Timed, until: number, watched = true, speed = 1): number[] => {
  const at: number[] = []
  for (let elapsed = 0; ; ) {
    elapsed +=
      (pollGapMs({ settings, elapsedMs: (elapsed * 1000) / speed, speed, watched }) * speed) / 1000
    if (elapsed > until) return at
    at.push(elapsed)
  }
}

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
    expect(usualSeconds(PRO, 1)).toEqual({ from: 110, to: 200 })
    expect(usualSeconds(PRO, 30)).toEqual({ from: 4, to: 7 })
    expect(usualSeconds(PRO, 10_000)).toEqual({ from: 1, to: 1 })
  })

  test('the chance of an end rises to the median, and falls once hardly anything ends any more', () => {
    const at = (seconds: number) => hazardPerSecond(PRO, seconds)
    expect(at(0)).toBe(0)
    expect(at(60)).toBeLessThan(at(100))
    expect(at(100)).toBeLessThan(at(150))
    expect(at(7200)).toBeLessThan(at(150) / 1000)
  })

  test('integrates to the share that ends', () => {
    let survived = 1
    for (let at = 0.05; at < 3600; at += 0.1) survived *= 1 - hazardPerSecond(PRO, at) * 0.1
    expect(survived).toBeCloseTo(0.005, 3)
  })
})

describe('when to ask', () => {
  test('early for fast failures, rarely until it may be done, then often', () => {
    const at = calls(PRO, 300)
    expect(at.slice(0, 2).map(Math.round)).toEqual([6, 25])
    const between = (from: number, to: number) => at.filter((one) => one > from && one <= to).length
    expect(between(25, 75)).toBeLessThanOrEqual(1)
    expect(between(100, 200)).toBeGreaterThanOrEqual(6)
  })

  test('few calls until the median, fewer for nobody', () => {
    expect(calls(PRO, 150).length).toBeLessThanOrEqual(9)
    expect(calls(PRO, 150, false).length).toBeLessThan(calls(PRO, 150).length)
  })

  test('between 2 and 60 s of the provider, and never more than four times a second', () => {
    fc.assert(
      fc.property(
        timed,
        fc.double({ min: -1e6, max: 1e9, noNaN: true }),
        fc.double({ min: 0.1, max: 10_000, noNaN: true }),
        fc.boolean(),
        (settings, elapsedMs, speed, watched) => {
          const gap = pollGapMs({ settings, elapsedMs, speed, watched })
          expect(gap).toBeGreaterThanOrEqual(Math.max(250, 2000 / speed) - 1e-6)
          expect(gap).toBeLessThanOrEqual(Math.max(250, 60_000 / speed) + 1e-6)
        },
      ),
    )
  })

  test('the same moments at another speed', () => {
    const fast = calls(PRO, 300, true, 5)
    expect(fast.map(Math.round)).toEqual(calls(PRO, 300).map(Math.round))
  })

  test('usual times are whole and in order for every type', () => {
    fc.assert(
      fc.property(timed, fc.double({ min: 0.1, max: 10_000, noNaN: true }), (settings, speed) => {
        const { durationSeconds, ...rest } = settings
        const takes = fieldsOf(settings.type).durationSeconds !== 'absent'
        const { from, to } = usualSeconds(takes ? settings : rest, speed)
        expect(Number.isInteger(from) && Number.isInteger(to)).toBe(true)
        expect(from).toBeGreaterThanOrEqual(1)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(durationSeconds).toBeGreaterThan(0)
      }),
    )
  })
})
