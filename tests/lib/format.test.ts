import { describe, expect, it, test } from 'vitest'
import {
  countOf,
  dayKeyOf,
  formatBytes,
  formatClock,
  formatCount,
  formatCredits,
  formatDay,
  formatExact,
  formatSeconds,
  formatSignedCredits,
  formatWhen,
  spellSeconds,
} from '@/lib/format'

describe('credits', () => {
  test.each([
    [0, '0'],
    [400, '400'],
    [12_480, '12,480'],
    [1_000_000, '1,000,000'],
  ])('%d are written %s', (credits, text) => {
    expect(formatCredits(credits)).toBe(text)
  })

  test.each([
    [0, '0'],
    [12_480, '+12,480'],
    [-400, '−400'],
  ])('a movement of %d is written %s', (credits, text) => {
    expect(formatSignedCredits(credits)).toBe(text)
  })

  it('counts exactly up to a thousand, then says that there are more', () => {
    expect(formatCount(999)).toBe('999')
    expect(formatCount(1000)).toBe('1,000')
    expect(formatCount(1001)).toBe('1,000+')
    expect(countOf(1, 'video', 'videos')).toBe('1 video')
    expect(countOf(0, 'video', 'videos')).toBe('0 videos')
  })
})

describe('lengths', () => {
  test.each([
    [5.04, '0:05'],
    [0.4, '0:00'],
    [59.6, '1:00'],
    [75, '1:15'],
    [-1, '0:00'],
  ])('%d seconds are the badge %s', (seconds, text) => {
    expect(formatClock(seconds)).toBe(text)
  })

  it('keeps at most hundredths, and none that say nothing', () => {
    expect(formatSeconds(5.0416)).toBe('5.04\u00a0s')
    expect(formatSeconds(5)).toBe('5\u00a0s')
  })

  it('is never silent about a very short one', () => {
    expect(spellSeconds(0.3)).toBe('1 second')
    expect(spellSeconds(5.04)).toBe('5 seconds')
  })
})

test.each([
  [0, '0\u00a0B'],
  [999, '999\u00a0B'],
  [1000, '1\u00a0kB'],
  [999_949, '999.9\u00a0kB'],
  [999_950, '1\u00a0MB'],
  [9_800_000, '9.8\u00a0MB'],
  [200_000_000, '200\u00a0MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

describe('days', () => {
  const midnightInSeoul = new Date('2026-11-20T15:00:00Z')

  it('turns at midnight of the given zone, not of the machine', () => {
    expect(dayKeyOf(midnightInSeoul, 'Asia/Seoul')).toBe('2026-11-21')
    expect(dayKeyOf(midnightInSeoul, 'Europe/Istanbul')).toBe('2026-11-20')
    expect(dayKeyOf(new Date(midnightInSeoul.getTime() - 1), 'Asia/Seoul')).toBe('2026-11-20')
  })

  test.each([
    ['2026-11-21', 'Today'],
    ['2026-11-20', 'Yesterday'],
    ['2026-11-19', 'Thursday 19 November'],
    ['2025-11-21', 'Friday 21 November 2025'],
    ['2026-11-22', 'Sunday 22 November'],
  ])('%s is headed %s on 21 November', (day, text) => {
    expect(formatDay(day, '2026-11-21')).toBe(text)
  })

  it('knows yesterday across the end of a year', () => {
    expect(formatDay('2025-12-31', '2026-01-01')).toBe('Yesterday')
  })

  it('counts days, not 24 hours, over a change of the clocks', () => {
    const before = new Date('2026-03-28T23:30:00+01:00')
    const after = new Date('2026-03-29T23:00:00+02:00')
    expect(formatWhen(before, after, 'Europe/Berlin')).toBe('yesterday 23:30')
  })

  it('writes the clock of the given zone', () => {
    const at = new Date('2026-11-20T05:02:33Z')
    const now = new Date('2026-11-20T09:00:00Z')
    expect(formatWhen(at, now, 'Asia/Seoul')).toBe('today 14:02')
    expect(formatExact(at, 'Asia/Seoul')).toBe('Friday 20 November 2026, 14:02:33')
    expect(formatWhen(new Date('2025-01-02T00:00:00Z'), now, 'UTC')).toBe('2 January 2025 00:00')
  })
})
