import { describe, expect, it } from 'vitest'
import { dayKeyOf } from '@/lib/intl/format'
import { monthKeyOf, nextDay, nextMonth, startOfDay } from '@/lib/videos/zoned-day'

const ZONES = [
  ...['UTC', 'Asia/Seoul', 'Europe/Istanbul', 'Asia/Kathmandu', 'Asia/Kolkata', 'Pacific/Chatham'],
  ...['America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'],
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Cairo', 'America/Santiago'],
  ...['America/Nuuk', 'Asia/Beirut', 'Atlantic/Azores', 'Etc/GMT+12'],
]

describe('a day', () => {
  it.each([
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23', 'Asia/Seoul', '2026-11-22T15:00:00.000Z'],
    ['2026-11-23', 'Asia/Kathmandu', '2026-11-22T18:15:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['2026-01-01', 'Etc/GMT+12', '2026-01-01T12:00:00.000Z'],
    // The clock jumps over midnight, and over a whole day.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s begins at %s', (day, timeZone, at) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(at)
  })

  it.each(ZONES)('of two years in %s begins just where the one before it ends', (timeZone) => {
    for (let day = '2026-01-01'; day < '2027-12-31'; day = nextDay(day)) {
      const at = startOfDay(day, timeZone)
      expect(dayKeyOf(at, timeZone)).toBe(day)
      expect(dayKeyOf(new Date(at.getTime() - 1), timeZone) < day).toBe(true)
    }
  })
})

it('months follow each other over the end of a year', () => {
  expect([nextMonth('2026-01'), nextMonth('2026-12')]).toEqual(['2026-02', '2027-01'])
  expect(monthKeyOf(new Date('2026-12-31T20:00:00Z'), 'Asia/Seoul')).toBe('2027-01')
  expect([nextDay('2026-02-28'), nextDay('2028-02-28')]).toEqual(['2026-03-01', '2028-02-29'])
})
