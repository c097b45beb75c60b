import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Playhead, placeNow } from '@/lib/screening/playhead'

const durations = [5, 3, 10]
const at = (over: Partial<Playhead>): Playhead => ({
  index: 0,
  seconds: 0,
  playing: true,
  changedAt: 1_000_000,
  ...over,
})
const after = (seconds: number) => 1_000_000 + seconds * 1_000

describe('where a screening stands', () => {
  it.each([
    [at({}), 2, { index: 0, seconds: 2, isOver: false }],
    [at({}), 5, { index: 1, seconds: 0, isOver: false }],
    [at({}), 9, { index: 2, seconds: 1, isOver: false }],
    [at({}), 18, { index: 2, seconds: 10, isOver: true }],
    [at({}), 500, { index: 2, seconds: 10, isOver: true }],
    [at({ index: 1, seconds: 1.5 }), 2, { index: 2, seconds: 0.5, isOver: false }],
    [at({ index: 1, seconds: 1.5, playing: false }), 99, { index: 1, seconds: 1.5, isOver: false }],
    [at({ index: 1, seconds: 3, playing: false }), 99, { index: 1, seconds: 3, isOver: false }],
    [at({ index: 2, seconds: 10, playing: false }), 99, { index: 2, seconds: 10, isOver: false }],
    [at({ index: 99 }), 1, { index: 2, seconds: 1, isOver: false }],
    // A clock that is behind does not run backward.
    [at({ seconds: 2 }), -50, { index: 0, seconds: 2, isOver: false }],
  ])('%o after %d s', (playhead, seconds, place) => {
    expect(placeNow(playhead, durations, after(seconds))).toEqual(place)
  })

  it('is over where there is nothing', () => {
    expect(placeNow(at({}), [], after(0))).toEqual({ index: 0, seconds: 0, isOver: true })
  })

  it('only goes forward, and stays within its videos', () => {
    const films = fc.array(fc.double({ min: 0.1, max: 15, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(films, fc.nat(600), fc.nat(600), (lengths, first, more) => {
        const before = placeNow(at({}), lengths, after(first))
        const later = placeNow(at({}), lengths, after(first + more))
        expect(later.index).toBeGreaterThanOrEqual(before.index)
        expect(later.seconds).toBeLessThanOrEqual(lengths[later.index] ?? 0)
        if (later.index === before.index) {
          expect(later.seconds).toBeGreaterThanOrEqual(before.seconds)
        }
      }),
    )
  })
})
