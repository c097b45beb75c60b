import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOfPages } from '@/lib/videos/days-of-pages'
import { groupByDay } from '@/lib/videos/group-by-day'

const START = Date.UTC(2026, 10, 20, 12)
const timeZone = 'Asia/Kathmandu'

const pages = fc
  .array(fc.array(fc.nat(9 * 3_600_000), { minLength: 1, maxLength: 9 }))
  .map((gaps) => {
    let at = START
    return gaps.map((page) =>
      page.map((gap) => {
        at -= gap
        return { createdAt: new Date(at).toISOString() }
      }),
    )
  })

describe('the days of pages', () => {
  it('are those of all their videos together', () => {
    fc.assert(
      fc.property(pages, fc.boolean(), (given, older) => {
        const all = groupByDay(given.flat(), { timeZone, more: older })
        expect(daysOfPages(given, { timeZone, older, newer: false })).toEqual(all)
        // Found out once, they are the same the second time.
        expect(daysOfPages(given, { timeZone, older, newer: false })).toEqual(all)
      }),
    )
  })

  it('wait for the newer ones of their first day', () => {
    fc.assert(
      fc.property(pages, (given) => {
        const all = groupByDay(given.flat(), { timeZone, more: false })
        expect(daysOfPages(given, { timeZone, older: false, newer: true })).toEqual(all.slice(1))
      }),
    )
  })
})
