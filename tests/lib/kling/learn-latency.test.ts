import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normal, seededRandom } from '@/bench/random'
import { type Latency, latencyPrior, type Timed } from '@/lib/kling/latency'
import { type Ended, latencyOf, learnLatency } from '@/lib/kling/learn-latency'

const PRO: Timed = { type: 'pro-text-to-video', durationSeconds: 5, sound: true }
const prior = latencyPrior(PRO)

type Truth = { median: number; sigma: number; fast?: number; slow?: number }

const draw = (seed: number, count: number, { median, sigma, fast = 0, slow = 0 }: Truth) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (): Ended => {
    const part = random()
    if (part < fast) return { seconds: 3 + 20 * random(), failed: true }
    if (part < fast + slow) return { seconds: 900 + 300 * random(), failed: false }
    return { seconds: median * Math.exp(sigma * normal(random)), failed: false }
  })
}

describe('learning', () => {
  test('nothing from nothing', () => {
    expect(learnLatency(prior, [])).toEqual(prior)
  })

  test('a little from one', () => {
    const { median } = learnLatency(prior, [{ seconds: 250, failed: false }])
    expect(median).toBeGreaterThan(170)
    expect(median).toBeLessThan(250)
  })

  test.each([
    [60, 0.3],
    [150, 0.2],
    [300, 0.5],
    [480, 0.25],
  ])('the truth, %d s with sigma %d, from a prior that is far from it', (median, sigma) => {
    const learned = learnLatency(prior, draw(1, 300, { median, sigma, fast: 0.04, slow: 0.03 }))
    expect(learned.median / median).toBeCloseTo(1, 1)
    expect(learned.sigma / sigma).toBeGreaterThan(0.85)
    expect(learned.sigma / sigma).toBeLessThan(1.2)
    expect(learned.fastShare).toBeGreaterThan(0.02)
    expect(learned.fastShare).toBeLessThan(0.07)
    expect(learned.slowShare).toBeGreaterThan(0.01)
    expect(learned.slowShare).toBeLessThan(0.06)
  })

  test('comes closer with every tenfold', () => {
    const truth = { median: 320, sigma: 0.3 }
    const off = (count: number) =>
      Math.abs(Math.log(learnLatency(prior, draw(3, count, truth)).median / truth.median))
    expect(off(30)).toBeLessThan(off(1))
    expect(off(300)).toBeLessThan(0.05)
  })

  test('failures and stragglers do not bend the usual', () => {
    const usual = draw(5, 100, { median: 150, sigma: 0.3 })
    const clean = learnLatency(prior, usual)
    const odd: Ended[] = [
      ...Array.from({ length: 10 }, (_, i) => ({ seconds: 5 + i, failed: true })),
      ...Array.from({ length: 6 }, (_, i) => ({ seconds: 900 + 50 * i, failed: false })),
    ]
    const mixed = learnLatency(prior, [...usual, ...odd])
    expect(mixed.median / clean.median).toBeCloseTo(1, 1)
    expect(mixed.sigma / clean.sigma).toBeLessThan(1.1)
    expect(mixed.fastShare).toBeGreaterThan(0.06)
    expect(mixed.slowShare).toBeGreaterThan(0.03)
  })

  test('an hour in which everything fails at once leaves the usual as it was', () => {
    const failures = Array.from({ length: 200 }, () => ({ seconds: 8, failed: true }))
    const learned = learnLatency(prior, failures)
    expect(learned.median / prior.median).toBeCloseTo(1, 1)
    expect(learned.fastShare).toBeGreaterThan(0.3)
  })

  test('a fast failure that was heard of late is still one', () => {
    const usual = draw(6, 50, { median: 200, sigma: 0.25 })
    const late = Array.from({ length: 5 }, () => ({ seconds: 45, failed: true }))
    const { sigma, fastShare } = learnLatency(prior, [...usual, ...late])
    expect(fastShare).toBeGreaterThan(0.045)
    expect(sigma).toBeLessThan(0.35)
  })

  test('whatever the history, it can be planned with', () => {
    const odd = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -1, 1e-300, 7200, Number.NaN, Number.POSITIVE_INFINITY),
      fc.double({ min: 1, max: 2000, noNaN: true }),
    )
    const history = fc.array(fc.record({ seconds: odd, failed: fc.boolean() }), { maxLength: 60 })
    const expectSound = ({ median, sigma, fastShare, slowShare }: Latency) => {
      expect(median).toBeGreaterThan(0)
      expect(Number.isFinite(median)).toBe(true)
      expect(sigma).toBeGreaterThanOrEqual(0.05)
      expect(sigma).toBeLessThanOrEqual(1.5)
      for (const share of [fastShare, slowShare]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(0.45)
      }
    }
    fc.assert(
      fc.property(history, history, (first, second) => {
        const learned = learnLatency(prior, first)
        expectSound(learned)
        expectSound(learnLatency(learnLatency(learned, second), second))
      }),
    )
  })
})

describe('neighbours', () => {
  const of = (settings: Timed, ended: Ended[]) => ended.map((one) => ({ settings, ended: one }))

  test('count until there are tasks of the same settings', () => {
    const longer: Timed = { ...PRO, durationSeconds: 15 }
    const neighbours = of(longer, draw(7, 60, { median: 470, sigma: 0.15 }))
    // The prior expects 235 of it, and 150 here: twice as slow is twice as slow.
    expect(latencyOf(PRO, neighbours).median / 300).toBeCloseTo(1, 1)
    const own = of(PRO, draw(8, 60, { median: 90, sigma: 0.15 }))
    expect(latencyOf(PRO, [...neighbours, ...own]).median / 90).toBeCloseTo(1, 1)
  })

  test('of the same model and mode count least, and other ones not at all', () => {
    const std: Timed = { ...PRO, type: 'std-text-to-video' }
    const slowStd = of(std, draw(9, 60, { median: 210, sigma: 0.15 }))
    expect(latencyOf(PRO, slowStd).median / 300).toBeCloseTo(1, 1)
    const longer = of({ ...PRO, durationSeconds: 15 }, draw(10, 60, { median: 235, sigma: 0.15 }))
    expect(latencyOf(PRO, [...slowStd, ...longer]).median / 150).toBeCloseTo(1, 1)
    const o3 = of(
      { ...PRO, type: 'o3-pro-text-to-video' },
      draw(11, 60, { median: 60, sigma: 0.15 }),
    )
    expect(latencyOf(PRO, o3)).toEqual(prior)
  })
})
