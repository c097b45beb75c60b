import { describe, expect, it } from 'vitest'
import { instantsOf, isDateFilter } from '@/lib/videos/date-filter'

const told = (text: string, timeZone: string) => {
  const instants = instantsOf(text, timeZone)
  return instants && [instants.from.toISOString(), instants.before.toISOString()]
}

describe('a filter by date', () => {
  it.each([
    ['2026', '2025-12-31T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
    ['2026-12', '2026-11-30T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
    ['2026-02-28', '2026-02-27T15:00:00.000Z', '2026-02-28T15:00:00.000Z'],
    ['2026-02-28..2026-03-01', '2026-02-27T15:00:00.000Z', '2026-03-01T15:00:00.000Z'],
    ['2026-02-28..2026-02-28', '2026-02-27T15:00:00.000Z', '2026-02-28T15:00:00.000Z'],
  ])('of %s means from %s to before %s in Seoul', (text, from, before) => {
    expect(told(text, 'Asia/Seoul')).toEqual([from, before])
  })

  it('follows the clock of the zone', () => {
    expect(told('2026-10-25', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
  })

  it.each([
    ...['', '26', '2026-13', '2026-00', '2026-02-31', '2026-2-1', '1969', '9999', '2026-01-01T00'],
    ...['2026..2027', '2026-03-01..2026-02-28', '2026-01-01..', '2026-01-01..2026-01-02..', '..'],
    ...['2026-01-01..2026-02-31', ' 2026', '2026-01-01..2026-01-02x', '٢٠٢٦'],
  ])('is none: %j', (text) => {
    expect(isDateFilter(text)).toBe(false)
    expect(instantsOf(text, 'UTC')).toBeNull()
  })
})
