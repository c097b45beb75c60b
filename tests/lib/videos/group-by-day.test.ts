import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupByDay } from '@/lib/videos/group-by-day'

const at = (createdAt: string) => ({ createdAt })

const newestFirst = fc
  .array(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 2, 1) }), { maxLength: 60 })
  .map((instants) =>
    instants.sort((a, b) => b - a).map((instant) => at(new Date(instant).toISOString())),
  )

const zone = fc.constantFrom('UTC', 'Asia/Seoul', 'Europe/Istanbul', 'America/St_Johns')

describe('groupByDay', () => {
  it('puts the same instants under different days in different zones', () => {
    const items = [at('2026-11-20T22:00:00Z'), at('2026-11-20T20:00:00Z')]
    const days = (timeZone: string) =>
      groupByDay(items, { timeZone, more: false }).map((group) => group.day)
    expect(days('UTC')).toEqual(['2026-11-20'])
    expect(days('Europe/Istanbul')).toEqual(['2026-11-21', '2026-11-20'])
  })

  it('does not claim to know the count of a day that may go on', () => {
    const items = [at('2026-11-20T12:00:00Z'), at('2026-11-19T12:00:00Z')]
    const complete = (more: boolean) =>
      groupByDay(items, { timeZone: 'UTC', more }).map((group) => group.complete)
    expect(complete(true)).toEqual([true, false])
    expect(complete(false)).toEqual([true, true])
  })

  it('has no group for no items', () => {
    expect(groupByDay([], { timeZone: 'UTC', more: true })).toEqual([])
  })

  it('keeps every item in its order, under days that fall and do not repeat', () => {
    fc.assert(
      fc.property(newestFirst, zone, (items, timeZone) => {
        const groups = groupByDay(items, { timeZone, more: false })
        expect(groups.flatMap((group) => group.items)).toEqual(items)
        const days = groups.map((group) => group.day)
        expect(days).toEqual([...new Set(days)].sort().reverse())
      }),
    )
  })

  it('leaves all but the last group as they were when a page is appended', () => {
    fc.assert(
      fc.property(newestFirst, zone, fc.nat(), (items, timeZone, cut) => {
        const shown = cut % (items.length + 1)
        const first = groupByDay(items.slice(0, shown), { timeZone, more: true })
        const all = groupByDay(items, { timeZone, more: false })
        expect(all.slice(0, Math.max(0, first.length - 1))).toEqual(first.slice(0, -1))
      }),
    )
  })
})
