import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, keysetBefore } from '@/lib/keyset'

describe('a cursor', () => {
  it('names the place that it was made of', () => {
    const at = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('4000-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(at, fc.stringMatching(/^[\w-]{16}$/), (createdAt, id) => {
        expect(decodeCursor(encodeCursor({ createdAt, id }))).toEqual({ createdAt, id })
      }),
    )
  })

  it.each(['', '.', 'a.', '.a', 'A.b', 'a.b.c', '-1.a', '0000000000.a', 'a.b\0', 'a.ü', 'a.b '])(
    'that we did not make names none: %j',
    (cursor) => expect(decodeCursor(cursor)).toBeNull(),
  )

  it('never throws, and never names an instant that is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (cursor) => {
        const place = decodeCursor(cursor)
        if (place) expect(Number.isNaN(place.createdAt.getTime())).toBe(false)
      }),
    )
    expect(decodeCursor('zzzzzzzzz.a')?.createdAt.getFullYear()).toBeLessThan(10_000)
  })

  it('asks for everything without a place', () => expect(keysetBefore(null)).toEqual({}))
})
