import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ABOVE_ALL,
  decodePlace,
  encodePlace,
  firstPlaceAfter,
  firstPlaceAt,
  instantOf,
  quarterOf,
} from '@/lib/videos/place'

const instants = fc.integer({ min: 0, max: 4_102_444_800_000 })

it('says the instant again, for every place of it', () => {
  fc.assert(
    fc.property(instants, fc.bigInt({ min: 0n, max: 1_023n }), (at, within) => {
      const place = firstPlaceAt(new Date(at)) + within
      expect(instantOf(place).getTime()).toBe(at)
      expect(place < firstPlaceAfter(new Date(at))).toBe(true)
    }),
  )
})

it('is exact as a plain number, which some drivers make of it', () => {
  const last = firstPlaceAfter(new Date('2200-01-01T00:00:00Z'))
  expect(last).toBeLessThan(BigInt(Number.MAX_SAFE_INTEGER))
})

it('counts quarters of an hour', () => {
  expect(quarterOf(new Date('1970-01-01T00:14:59.999Z'))).toBe(0)
  expect(quarterOf(new Date('1970-01-01T05:45:00Z'))).toBe(23)
})

it('is read from its cursor again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 36n ** 12n - 1n }), (place) => {
      expect(decodePlace(encodePlace(place))).toBe(place)
    }),
  )
  expect(encodePlace(firstPlaceAt(new Date('2026-11-23'))).length).toBe(10)
})

it.each(['', 'A', '-1', '01', '1.5', ' 1', '1 ', '1\0', 'ü', '1e5.', 'mhx2k.v1', 'z'.repeat(13)])(
  'is named by no cursor of others: %j',
  (cursor) => expect(decodePlace(cursor)).toBeNull(),
)

it('of whatever a cursor names is one that a database can compare', () => {
  expect(decodePlace('z'.repeat(12))).toBeLessThan(ABOVE_ALL)
})
