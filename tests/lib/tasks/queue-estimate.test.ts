import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latencyPrior } from '@/lib/kling/latency'
import { UNUSED } from '@/lib/limits/rate'
import { inFairOrder, type Turn } from '@/lib/tasks/fair-order'
import {
  countAhead,
  type Provider,
  secondsLeft,
  startsInMs,
  type Waiting,
} from '@/lib/tasks/queue-estimate'

const NOW = new Date('2026-11-21T09:00:00Z')
const MINUTE = 60_000

describe('how many go before a task', () => {
  const member = fc.record({
    waiting: fc.integer({ min: 0, max: 8 }),
    inFlight: fc.integer({ min: 0, max: 5 }),
    servedAt: fc.option(fc.integer({ min: 0, max: 3 }).map((second) => new Date(second * 1000))),
  })

  it('is its place in the order of sending, whatever is waiting and in flight', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 8 }), (loads) => {
        const members: Waiting[] = loads.map((load, n) => ({ userId: `member${n}`, ...load }))
        const turns: Turn[] = members.flatMap(({ userId, waiting }) =>
          Array.from({ length: waiting }, (_, place) => ({
            id: `${userId}-${place}`,
            userId,
            place,
          })),
        )
        const byUser = new Map(members.map((each) => [each.userId, each]))
        const order = inFairOrder(turns, byUser)
        expect(turns.map(({ userId, place }) => countAhead(userId, place, members))).toEqual(
          turns.map((turn) => order.indexOf(turn)),
        )
      }),
    )
  })

  it('is told to somebody who has nothing waiting yet', () => {
    const batch = { userId: 'batch', waiting: 40, inFlight: 2, servedAt: NOW }
    expect(countAhead('new', 0, [batch])).toBe(0)
    expect(countAhead('batch', 40, [batch])).toBe(40)
  })
})

describe('when the next tasks leave', () => {
  const provider = (over: Partial<Provider> = {}): Provider => ({
    limit: UNUSED,
    rate: { perMinute: 60, burst: 100 },
    maxInFlight: 2,
    freeInMs: [],
    keepsMs: 3 * MINUTE,
    now: NOW,
    ...over,
  })

  it('is now for as many as there are places, then whenever one comes free', () => {
    expect(startsInMs(5, provider())).toEqual([0, 0, 3 * MINUTE, 3 * MINUTE, 6 * MINUTE])
    const busy = provider({ freeInMs: [5 * MINUTE, MINUTE] })
    expect(startsInMs(3, busy)).toEqual([MINUTE, 4 * MINUTE, 5 * MINUTE])
  })

  it('waits until fewer are in flight than may be', () => {
    const freeInMs = [MINUTE, 2 * MINUTE, 3 * MINUTE]
    expect(startsInMs(2, provider({ freeInMs, maxInFlight: 1 }))).toEqual([3 * MINUTE, 6 * MINUTE])
  })

  it('waits for the budget of submissions', () => {
    const rate = { perMinute: 6, burst: 2 }
    const wide = provider({ rate, maxInFlight: 100 })
    expect(startsInMs(4, wide)).toEqual([0, 0, 10_000, 20_000])
    const used = { ...UNUSED, paidUntil: NOW.getTime() + 20_000 }
    expect(startsInMs(2, { ...wide, limit: used })).toEqual([10_000, 20_000])
  })

  it('is what a machine does that sends whenever it may', () => {
    const facts = fc.record({
      freeInMs: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 6 }),
      maxInFlight: fc.integer({ min: 1, max: 5 }),
      keepsMs: fc.integer({ min: 1, max: 300 }),
      count: fc.integer({ min: 0, max: 12 }),
    })
    fc.assert(
      fc.property(facts, ({ count, ...over }) => {
        const sent: number[] = []
        let ends = [...over.freeInMs]
        for (let now = 0; sent.length < count; now++) {
          ends = ends.filter((end) => end > now)
          while (ends.length < over.maxInFlight && sent.length < count) {
            sent.push(now)
            ends.push(now + over.keepsMs)
          }
        }
        const rate = { perMinute: 1e9, burst: 1e6 }
        expect(startsInMs(count, provider({ ...over, rate }))).toEqual(sent)
      }),
    )
  })
})

describe('how much longer a task takes', () => {
  const latency = latencyPrior({ type: 'pro-text-to-video', durationSeconds: 5 })

  it('is about the usual at the start, less later on, and long once it straggles', () => {
    expect(secondsLeft(latency, 0)).toBeGreaterThan(140)
    expect(secondsLeft(latency, 0)).toBeLessThan(160)
    expect(secondsLeft(latency, 140)).toBeLessThan(secondsLeft(latency, 0))
    expect(secondsLeft(latency, 600)).toBeGreaterThan(300)
  })

  it('is never less than nothing, nor longer than until it counts as stalled', () => {
    for (const elapsed of [0, 1, 500, 1_500, 5_000, 7_199, 7_201, 90_000]) {
      const left = secondsLeft(latency, elapsed)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(Math.max(0, 7_200 - elapsed))
    }
  })
})
