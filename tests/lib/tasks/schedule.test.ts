import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextPollAt, type PollMoment, sharedStretch, wantedGapMs } from '@/lib/tasks/schedule'

const now = new Date('2026-03-01T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

const moment = (change: Partial<PollMoment> = {}): PollMoment => ({
  state: 'running',
  stateAt: ago(100),
  answered: true,
  settings: { type: 'pro-text-to-video', prompt: 'A quiet harbour', durationSeconds: 5 },
  sentAt: ago(100),
  now,
  speed: 1,
  watched: true,
  ...change,
})

const gapMs = (change: Partial<PollMoment> = {}) =>
  (nextPollAt(moment(change))?.getTime() ?? Number.NaN) - now.getTime()

describe('one budget for all', () => {
  test('leaves the gaps as they are while it suffices', () => {
    expect(sharedStretch([], 30)).toBe(1)
    expect(sharedStretch([60_000, 4_000, 4_000], 31)).toBe(1)
    expect(sharedStretch([4_000, 4_000, 4_000], 30)).toBe(1.5)
  })

  test('is spent and not exceeded, each in the same proportion', () => {
    const gaps = fc.array(fc.double({ min: 250, max: 300_000, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 10_000 }), (wanted, callsPerMinute) => {
        const stretch = sharedStretch(wanted, callsPerMinute)
        const rate = wanted.reduce((sum, gap) => sum + 60_000 / (gap * stretch), 0)
        expect(rate).toBeLessThanOrEqual(callsPerMinute * (1 + 1e-9))
        if (stretch > 1) expect(rate).toBeCloseTo(callsPerMinute, 6)
      }),
    )
  })

  test('stretches what is running and what is slow alike', () => {
    expect(gapMs({ stretch: 3 })).toBeCloseTo(3 * gapMs(), -1)
    const slow = { state: 'stalled', stateAt: ago(3600) } as const
    expect(gapMs({ ...slow, stretch: 3 })).toBe(3 * gapMs(slow))
  })
})

describe('the next poll', () => {
  test('comes sooner when somebody looks, and by what was learned', () => {
    expect(gapMs({ watched: true })).toBeLessThan(gapMs({ watched: false }))
    const latency = { median: 500, sigma: 0.2, fastShare: 0.03, slowShare: 0.03 }
    expect(gapMs({ latency })).toBeGreaterThan(5 * gapMs())
  })

  test('of slow ones comes every five minutes, for 22 hours of answers', () => {
    for (const state of ['stalled', 'lost'] as const) {
      expect(wantedGapMs(moment({ state }))).toBe(300_000)
      const old = { state, stateAt: ago(22.1 * 3600) }
      expect(nextPollAt(moment(old))).toBeNull()
      expect(gapMs({ ...old, answered: false })).toBe(300_000)
    }
  })
})
