import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Rate,
  type RateState,
  restored,
  slowDown,
  speedAt,
  spend,
  tokensAt,
  UNUSED,
  waitForToken,
} from '@/lib/limits/rate'

const START = Date.UTC(2026, 10, 21, 9)
const at = (ms: number) => new Date(START + ms)
const MINUTE = 60_000

const take = (state: RateState, rate: Rate, wanted: number, now: Date) => {
  const granted = Math.min(wanted, tokensAt(state, rate, now))
  return { granted, state: spend(state, rate, granted, now) }
}

describe('a rate', () => {
  it('grants its burst at once, then one for each step', () => {
    const rate = { perMinute: 6, burst: 3 }
    const first = take(UNUSED, rate, 50, at(0))
    expect(first.granted).toBe(3)
    expect(waitForToken(first.state, rate, at(0))).toBe(10_000)
    expect(tokensAt(first.state, rate, at(9_999))).toBe(0)
    expect(tokensAt(first.state, rate, at(10_000))).toBe(1)
    expect(tokensAt(first.state, rate, at(25_000))).toBe(2)
    expect(tokensAt(first.state, rate, at(MINUTE * 60))).toBe(3)
  })

  it.each([1, 6, 7, 240, 6_000, 1_000_000])('keeps %i a minute, neither more nor less', (each) => {
    const rate = { perMinute: each, burst: Math.max(1, Math.ceil(each / 6)) }
    let state = UNUSED
    let granted = 0
    // The longest step is a minute; look often enough that no burst is left lying.
    for (let ms = 0; ms <= 10 * MINUTE; ms += 1_000) {
      const taken = take(state, rate, Number.MAX_SAFE_INTEGER, at(ms))
      state = taken.state
      granted += taken.granted
    }
    const most = rate.burst + 10 * each
    expect(granted).toBeLessThanOrEqual(most)
    expect(granted).toBeGreaterThan(most - 1 - most * 1e-6)
  })

  it('never grants more than burst + rate × time in any span, whatever is asked when', () => {
    const asks = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 40 })),
    )
    const rates = fc.record({
      perMinute: fc.integer({ min: 1, max: 1_000_000 }),
      burst: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(rates, asks, (rate, asked) => {
        let state = UNUSED
        let ms = 0
        const grants: { ms: number; granted: number }[] = []
        for (const [gap, wanted] of asked) {
          ms += gap
          const taken = take(state, rate, wanted, at(ms))
          state = taken.state
          grants.push({ ms, granted: taken.granted })
        }
        for (const [from, first] of grants.entries()) {
          let sum = 0
          for (const grant of grants.slice(from)) {
            sum += grant.granted
            const most = rate.burst + ((grant.ms - first.ms) * rate.perMinute) / MINUTE
            expect(sum).toBeLessThanOrEqual(most + 0.02)
          }
        }
      }),
    )
  })

  it('has a token as soon as the wait that it named is over, and not long before', () => {
    const rates = fc.record({
      perMinute: fc.integer({ min: 1, max: 1_000_000 }),
      burst: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 1e9 }), (rate, ms) => {
        const { state } = take(UNUSED, rate, Number.MAX_SAFE_INTEGER, at(ms))
        const waitMs = waitForToken(state, rate, at(ms))
        expect(waitMs).toBeGreaterThan(0)
        expect(tokensAt(state, rate, at(ms + waitMs))).toBeGreaterThan(0)
        if (waitMs > 2) expect(tokensAt(state, rate, at(ms + waitMs - 2))).toBe(0)
      }),
    )
  })
})

describe('a rate that was told to slow down', () => {
  const rate = { perMinute: 60, burst: 4, doublesEveryMs: 10_000 }
  const told = (state: RateState, ms: number, untilMs: number, askedMs = ms) =>
    slowDown(state, rate, { now: at(ms), askedAt: at(askedMs), holdMs: untilMs - ms })

  it('grants nothing until then, then one, and on at half the rate', () => {
    const state = told(UNUSED, 0, 5_000)
    expect(tokensAt(state, rate, at(4_999))).toBe(0)
    expect(waitForToken(state, rate, at(0))).toBe(5_000)
    const first = take(state, rate, 9, at(5_000))
    expect(first.granted).toBe(1)
    expect(waitForToken(first.state, rate, at(5_000))).toBe(2_000)
  })

  it('halves once for the answers to one volley, and down to a sixteenth', () => {
    let state = told(UNUSED, 1_000, 3_000, 0)
    state = told(state, 1_100, 3_100, 0)
    expect(speedAt(state, rate, at(3_100))).toBe(1 / 2)
    for (let n = 1; n <= 8; n++) state = told(state, 3_200 + n, 3_200 + n)
    expect(speedAt(state, rate, at(3_300))).toBe(1 / 16)
  })

  it('waits the longer the slower it is when nobody says how long', () => {
    const waits: number[] = []
    let state = UNUSED
    let ms = 0
    for (let n = 0; n < 5; n++) {
      state = slowDown(state, rate, { now: at(ms), askedAt: at(ms), holdMs: null })
      waits.push(waitForToken(state, rate, at(ms)))
      ms += waits.at(-1) ?? 0
    }
    expect(waits).toEqual([4_000, 8_000, 16_000, 32_000, 32_000])
  })

  it('comes back by the clock alone, twice the rate for each quiet while', () => {
    let state = told(UNUSED, 0, 0)
    state = told(state, 1, 1_000)
    const speeds = [1_000, 10_999, 11_000, 21_000, 1e9].map((ms) => speedAt(state, rate, at(ms)))
    expect(speeds).toEqual([1 / 4, 1 / 4, 1 / 2, 1, 1])
  })

  it('makes nobody wait once it is back', () => {
    const quick = { perMinute: 60, burst: 10, doublesEveryMs: 100 }
    const order = { now: at(0), askedAt: at(0), holdMs: 1_000 }
    for (const used of [0, 5, 10]) {
      const { state } = take(UNUSED, quick, used, at(-10_000))
      const slow = slowDown(slowDown(state, quick, order), quick, { ...order, askedAt: at(1_001) })
      expect(tokensAt(slow, quick, at(1_199))).toBeLessThan(3)
      expect(waitForToken(slow, quick, at(1_200))).toBe(0)
    }
  })

  it('does not shorten an earlier hold, nor give back what was taken', () => {
    const later = told(told(UNUSED, 0, 60_000), 10, 1_000)
    expect(tokensAt(later, rate, at(59_999))).toBe(0)
    const { state } = take(UNUSED, rate, 4, at(0))
    expect(tokensAt(told(state, 0, 0), rate, at(0))).toBe(0)
  })

  it('is whole again at once when a person says so, without a present', () => {
    const { state } = take(UNUSED, rate, 4, at(0))
    expect(tokensAt(restored(state, rate, at(0)), rate, at(0))).toBe(0)
    const back = restored(told(UNUSED, 0, 900_000), rate, at(1_000))
    expect(speedAt(back, rate, at(1_000))).toBe(1)
    expect(tokensAt(back, rate, at(2_000))).toBe(1)
  })
})
