import { describe, expect, it, test } from 'vitest'
import { dayKeyOf, formatClock, formatFor } from '@/lib/intl/format'
import type { Locale } from '@/lib/intl/locale'

const [en, ko, tr] = [formatFor('en'), formatFor('ko'), formatFor('tr')]

/** The space that keeps a unit on the line of its number. */
const _ = '\u00a0'

describe('credits', () => {
  test.each([
    [0, '0', '0'],
    [400, '400', '400'],
    [12_480, '12,480', '12.480'],
    [1_000_000, '1,000,000', '1.000.000'],
  ])('%d are written %s, in Turkish %s', (credits, text, turkish) => {
    expect(en.number(credits)).toBe(text)
    expect(ko.number(credits)).toBe(text)
    expect(tr.number(credits)).toBe(turkish)
  })

  test.each([
    [0, '0', '0'],
    [12_480, '+12,480', '+12.480'],
    [-400, '−400', '−400'],
  ])('a movement of %d is written %s, in Turkish %s', (credits, text, turkish) => {
    expect(en.signed(credits)).toBe(text)
    expect(tr.signed(credits)).toBe(turkish)
  })

  it('counts exactly up to a thousand, then says that there are more', () => {
    expect(en.count(999)).toBe('999')
    expect(en.count(1000)).toBe('1,000')
    expect(en.count(1001)).toBe('1,000+')
    expect(tr.count(1001)).toBe('1.000+')
  })

  it('writes fractions and shares as the language does', () => {
    expect([en, ko, tr].map((format) => format.decimal(0.35))).toEqual(['0.35', '0.35', '0,35'])
    expect([en, ko, tr].map((format) => format.percent(0.8))).toEqual(['80%', '80%', '%80'])
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
    expect(en.seconds(5.0416)).toBe(`5.04${_}s`)
    expect(en.seconds(5)).toBe(`5${_}s`)
    expect(ko.seconds(5.0416)).toBe('5.04초')
    expect(tr.seconds(5.0416)).toBe(`5,04${_}sn.`)
    expect(tr.frameRate(23.976)).toBe(`23,98${_}fps`)
  })

  it('is never silent about a very short one', () => {
    expect(en.spellSeconds(0.3)).toBe('1 second')
    expect(en.spellSeconds(5.04)).toBe('5 seconds')
    expect(ko.spellSeconds(5.04)).toBe('5초')
    expect(tr.spellSeconds(5.04)).toBe('5 saniye')
  })

  it('says a range with its unit once', () => {
    expect(en.range(2, 3, 'minute')).toBe(`2–3${_}min`)
    expect(ko.range(2, 3, 'minute')).toBe('2~3분')
    expect(tr.range(2, 3, 'minute')).toBe(`2–3${_}dk.`)
    expect(tr.range(40, 40, 'second')).toBe(`40${_}sn.`)
    expect(tr.range(1000, 1200, 'second')).toBe(`1.000–1.200${_}sn.`)
  })
})

test.each([
  [0, `0${_}B`, `0${_}B`],
  [999, `999${_}B`, `999${_}B`],
  [1000, `1${_}kB`, `1${_}kB`],
  [999_949, `999.9${_}kB`, `999,9${_}kB`],
  [999_950, `1${_}MB`, `1${_}MB`],
  [9_800_000, `9.8${_}MB`, `9,8${_}MB`],
  [200_000_000, `200${_}MB`, `200${_}MB`],
])('%d bytes are %s, in Turkish %s', (bytes, text, turkish) => {
  expect(en.bytes(bytes)).toBe(text)
  expect(ko.bytes(bytes)).toBe(text)
  expect(tr.bytes(bytes)).toBe(turkish)
})

describe('days', () => {
  const midnightInSeoul = new Date('2026-11-20T15:00:00Z')

  it('turns at midnight of the given zone, not of the machine', () => {
    expect(dayKeyOf(midnightInSeoul, 'Asia/Seoul')).toBe('2026-11-21')
    expect(dayKeyOf(midnightInSeoul, 'Europe/Istanbul')).toBe('2026-11-20')
    expect(dayKeyOf(new Date(midnightInSeoul.getTime() - 1), 'Asia/Seoul')).toBe('2026-11-20')
  })

  test.each([
    ['2026-11-21', 'Today', '오늘', 'Bugün'],
    ['2026-11-20', 'Yesterday', '어제', 'Dün'],
    ['2026-11-19', 'Thursday 19 November', '11월 19일 목요일', '19 Kasım Perşembe'],
    ['2025-11-21', 'Friday 21 November 2025', '2025년 11월 21일 금요일', '21 Kasım 2025 Cuma'],
    ['2026-11-22', 'Sunday 22 November', '11월 22일 일요일', '22 Kasım Pazar'],
  ])('%s is headed %s, %s, %s on 21 November', (day, ...headings) => {
    expect([en, ko, tr].map((format) => format.day(day, '2026-11-21'))).toEqual(headings)
  })

  it('knows yesterday across the end of a year', () => {
    expect(en.day('2025-12-31', '2026-01-01')).toBe('Yesterday')
  })

  it('counts days, not 24 hours, over a change of the clocks', () => {
    const before = new Date('2026-03-28T23:30:00+01:00')
    const after = new Date('2026-03-29T23:00:00+02:00')
    expect(en.when(before, after, 'Europe/Berlin')).toBe('yesterday 23:30')
    expect(ko.when(before, after, 'Europe/Berlin')).toBe('어제 23:30')
    expect(tr.when(before, after, 'Europe/Berlin')).toBe('dün 23:30')
  })

  it('writes the clock of the given zone', () => {
    const at = new Date('2026-11-20T05:02:33Z')
    const now = new Date('2026-11-20T09:00:00Z')
    expect(en.when(at, now, 'Asia/Seoul')).toBe('today 14:02')
    expect(en.exact(at, 'Asia/Seoul')).toBe('Friday 20 November 2026, 14:02:33')
    expect(ko.exact(at, 'Asia/Seoul')).toBe('2026년 11월 20일 금요일, 14:02:33')
    expect(tr.exact(at, 'Asia/Seoul')).toBe('20 Kasım 2026 Cuma, 14:02:33')
    const longAgo = new Date('2025-01-02T00:00:00Z')
    expect(en.when(longAgo, now, 'UTC')).toBe('2 January 2025 00:00')
    expect(ko.when(longAgo, now, 'UTC')).toBe('2025년 1월 2일 00:00')
    expect(tr.when(longAgo, now, 'UTC')).toBe('2 Ocak 2025 00:00')
  })
})

describe('ages', () => {
  const NOW = Date.parse('2026-11-20T12:00:00Z')
  const agoOf = (locale: Locale, seconds: number) =>
    formatFor(locale).ago(NOW - seconds * 1000, NOW)

  it('leaves the first moments to a word of the messages', () => {
    expect(agoOf('en', 44)).toBeNull()
    expect(agoOf('ko', -44)).toBeNull()
  })

  test.each([
    [12 * 60, '12 min ago', '12분 전', '12 dk. önce'],
    [86_400, 'yesterday', '어제', 'dün'],
    [10 * 86_400, 'last week', '지난주', 'geçen hafta'],
    [15 * 86_400, '2 weeks ago', '2주 전', '2 hafta önce'],
    [60 * 86_400, '2 months ago', '2개월 전', '2 ay önce'],
  ])('%d seconds ago is %s, %s, %s', (seconds, ...all) => {
    expect((['en', 'ko', 'tr'] as const).map((locale) => agoOf(locale, seconds))).toEqual(all)
  })
})

it('sorts names as readers of the language look them up', () => {
  const sorted = (locale: Locale, ...names: string[]) =>
    names
      .map((name) => ({ name }))
      .sort(formatFor(locale).byName)
      .map(({ name }) => name)
  expect(sorted('tr', 'Zeynep', 'Işıl', 'İrem', 'Çağla', 'Cem')).toEqual([
    'Cem',
    'Çağla',
    'Işıl',
    'İrem',
    'Zeynep',
  ])
  // Hangul stands before Latin in Korean.
  expect(sorted('ko', 'Anna', '하늘', '가람')).toEqual(['가람', '하늘', 'Anna'])
  expect(sorted('en', 'Shot 10', 'shot 2', 'Émile', 'Eva')).toEqual([
    'Émile',
    'Eva',
    'shot 2',
    'Shot 10',
  ])
})
