import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Latency, latencyPrior } from '@/lib/kling/latency'
import { CALL_WORTH, GAP_SECONDS, pollGapMs } from '@/lib/kling/poll-plan'

const PRO = latencyPrior({ type: 'pro-text-to-video', durationSeconds: 5 })

/** When a task is asked about, in seconds of the provider, until `until`. */
const calls = (latency: Latency, until: number, callWorth: number, speed = 1): number[] => {
  const at: number[] = []
  for (let elapsed = 0; ; ) {
    const elapsedMs = (elapsed * 1000) / speed
    elapsed += (pollGapMs({ latency, elapsedMs, speed, callWorth }) * speed) / 1000
    if (elapsed > until) return at
    at.push(elapsed)
  }
}

describe('when to ask', () => {
  const { watched, unwatched } = CALL_WORTH

  test('once for fast failures, not until it may be done, then often', () => {
    const at = calls(PRO, 300, watched)
    expect(at[0]).toBeGreaterThan(6)
    expect(at[0]).toBeLessThan(25)
    const between = (from: number, to: number) => at.filter((one) => one > from && one <= to).length
    expect(between(25, 75)).toBe(0)
    expect(between(100, 200)).toBeGreaterThanOrEqual(6)
  })

  test('few calls until the median, fewer for nobody', () => {
    expect(calls(PRO, 150, watched).length).toBeLessThanOrEqual(6)
    expect(calls(PRO, 150, unwatched).length).toBeLessThan(calls(PRO, 150, watched).length)
  })

  test('early for nobody only when many fail fast', () => {
    const [first = 0] = calls(PRO, 300, unwatched)
    const [firstOfMany = 0] = calls({ ...PRO, fastShare: 0.2 }, 300, unwatched)
    expect(first).toBeGreaterThan(90)
    expect(firstOfMany).toBeLessThan(30)
  })

  test('rarely between the usual end and the stragglers', () => {
    const at = calls(PRO, 2000, watched)
    const between = (from: number, to: number) => at.filter((one) => one > from && one <= to).length
    expect(between(550, 850)).toBeLessThanOrEqual(3)
    expect(between(900, 1200)).toBeGreaterThanOrEqual(5)
  })

  test('the cheaper a call, the oftener', () => {
    const counts = [0.05, 0.3, 1, 4, 20].map((worth) => calls(PRO, 400, worth).length)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  test('always between the least and the greatest gap, and never oftener than four times a second', () => {
    const latency = fc.record({
      median: fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
      sigma: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
      fastShare: fc.double({ min: 0, max: 0.45, noNaN: true }),
      slowShare: fc.double({ min: 0, max: 0.45, noNaN: true }),
    })
    fc.assert(
      fc.property(
        latency,
        fc.double({ min: -1e6, max: 1e9, noNaN: true }),
        fc.double({ min: 0.1, max: 10_000, noNaN: true }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (of, elapsedMs, speed, callWorth) => {
          const gap = pollGapMs({ latency: of, elapsedMs, speed, callWorth })
          const { min, max } = GAP_SECONDS
          expect(gap).toBeGreaterThanOrEqual(Math.max(250, (min * 1000) / speed) * (1 - 1e-9))
          expect(gap).toBeLessThanOrEqual(Math.max(250, (max * 1000) / speed) * (1 + 1e-9))
        },
      ),
    )
  })

  test('the same moments at another speed', () => {
    const fast = calls(PRO, 300, watched, 5)
    expect(fast.map(Math.round)).toEqual(calls(PRO, 300, watched).map(Math.round))
  })
})
