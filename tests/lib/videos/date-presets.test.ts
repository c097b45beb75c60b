import { describe, expect, it } from 'vitest'
import { datePresets, dateRange } from '@/lib/videos/date-presets'

describe('dates that are often asked for', () => {
  it('are counted over the end of a month and a year', () => {
    expect(datePresets('2027-01-01')).toEqual({
      today: '2027-01-01',
      yesterday: '2026-12-31',
      week: '2026-12-26..2027-01-01',
      month: '2027-01',
    })
    expect(datePresets('2028-03-01').yesterday).toBe('2028-02-29')
  })

  it('from one day to another are in order, whichever was chosen first', () => {
    expect(dateRange('2026-11-20', '2026-11-23')).toBe('2026-11-20..2026-11-23')
    expect(dateRange('2026-11-23', '2026-11-20')).toBe('2026-11-20..2026-11-23')
    expect(dateRange('2026-11-23', '2026-11-23')).toBe('2026-11-23')
    expect(dateRange('', '2026-11-23')).toBe('2026-11-23')
    expect(dateRange('', '')).toBeNull()
  })
})
