import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFor } from '@/lib/intl/format'
import { LOCALES, type Locale } from '@/lib/intl/locale'
import { type ParsedNumber, parseDecimal, parseWholeNumber } from '@/lib/intl/number'
import { speakerOf } from '@/lib/intl/translate'

const said = (parsed: ParsedNumber, locale: Locale = 'en') =>
  parsed.ok ? parsed.value : speakerOf(locale)(parsed.said)

describe('a whole number', () => {
  it.each(LOCALES)(
    'is read in %s without marks, and with spaces between its thousands',
    (locale) => {
      for (const [text, value] of [
        ['12480', 12480],
        [' 12480 ', 12480],
        ['12 480', 12480],
        ['12\u00a0480', 12480],
        ['1\u202f234\u202f567', 1234567],
        ['１２４８０', 12480],
        ['0', 0],
        ['007', 7],
      ] as const) {
        expect(parseWholeNumber(text, locale)).toEqual({ ok: true, value })
      }
    },
  )

  it.each([
    ['en', '12,480', 12480],
    ['en', '1,234,567', 1234567],
    ['ko', '12,480', 12480],
    ['ko', '１２，４８０', 12480],
    ['tr', '12.480', 12480],
    ['tr', '1.234.567', 1234567],
  ] as const)('is read in %s as it is written there: %j', (locale, text, value) => {
    expect(parseWholeNumber(text, locale)).toEqual({ ok: true, value })
  })

  it.each([
    ['en', '12.480', 'Write it with digits only, such as 12480.'],
    ['en', '1.234.567', 'Write it with digits only, such as 1234567.'],
    ['en', "12'480", 'Write it with digits only, such as 12480.'],
    ['ko', '12.480', '숫자만 써서 12480처럼 입력하세요.'],
    ['tr', '12,480', 'Yalnızca rakamlarla yazın, örneğin 12480.'],
  ] as const)('is refused in %s as another would write it: %j', (locale, text, sentence) => {
    expect(said(parseWholeNumber(text, locale), locale)).toBe(sentence)
  })

  it.each([
    '12.480,00',
    '12,480.00',
    '12,5',
    '12.5',
    '0.480',
    '0,480',
    '1,2,3',
    '1,234.567',
    '1234,567',
    '12 48',
    '1 2',
    '-5',
    '+5',
    '1e5',
    '0x10',
    'many',
    '٣',
    ',480',
    '12,',
  ])('%j is none to anybody, and no digits are offered that might mean another', (text) => {
    for (const locale of LOCALES) {
      expect(said(parseWholeNumber(text, locale))).toBe('Enter a whole number, digits only.')
    }
  })

  it('says that there is nothing, or too much', () => {
    expect(said(parseWholeNumber(' ', 'en'))).toBe('Enter a number.')
    for (const text of ['99999999999999999', '99.999.999.999.999.999']) {
      expect(said(parseWholeNumber(text, 'tr'), 'tr')).toBe('Bu sayı çok büyük.')
    }
  })

  it('reads back what the studio writes, in each language', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...LOCALES), (value, locale) => {
        expect(parseWholeNumber(String(value), locale)).toEqual({ ok: true, value })
        expect(parseWholeNumber(formatFor(locale).number(value), locale)).toEqual({
          ok: true,
          value,
        })
      }),
    )
  })

  it('is never read in two ways: what one language reads, no other reads differently', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('0', '1', '4', '8', '.', ',', ' ', "'"), maxLength: 9 }),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = LOCALES.map((locale) => parseWholeNumber(text, locale))
        const values = read.flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
        expect(new Set(values).size).toBeLessThanOrEqual(1)
        for (const value of values) expect(Number.isSafeInteger(value)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a number with a fraction', () => {
  it.each(LOCALES)('is read in %s with a point and with a comma', (locale) => {
    for (const [text, value] of [
      ['0,5', 0.5],
      ['0.5', 0.5],
      [' 0,35 ', 0.35],
      ['０．５', 0.5],
      ['.5', 0.5],
      [',25', 0.25],
      ['0,500', 0.5],
      ['1', 1],
      ['1.', 1],
      ['0', 0],
    ] as const) {
      expect(parseDecimal(text, locale)).toEqual({ ok: true, value })
    }
  })

  it('is refused where it may be thousands, with both ways to write it', () => {
    expect(said(parseDecimal('1,500', 'en'))).toBe('Write 1500 or 1.500, whichever is meant.')
    expect(parseDecimal('1.500', 'en')).toEqual({ ok: true, value: 1.5 })
    expect(said(parseDecimal('1.500', 'tr'), 'tr')).toBe(
      'Hangisi kastediliyorsa onu yazın: 1500 ya da 1,500.',
    )
    expect(parseDecimal('1,500', 'tr')).toEqual({ ok: true, value: 1.5 })
  })

  it.each(['', '-0.5', '0.5.5', '0,5,5', '½', 'half', '1e-1', 'NaN', '.', '0 5'])(
    '%j is none',
    (text) => {
      for (const locale of LOCALES) expect(parseDecimal(text, locale).ok).toBe(false)
    },
  )

  it('shows an example as the language writes it', () => {
    expect(said(parseDecimal('half', 'en'))).toBe('Enter a number, such as 0.5.')
    expect(said(parseDecimal('yarım', 'tr'), 'tr')).toBe('Bir sayı girin, örneğin 0,5.')
  })
})
