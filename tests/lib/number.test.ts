import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWholeNumber } from '@/lib/number'

describe('parseWholeNumber', () => {
  it.each([
    ['12480', 12480],
    [' 12480 ', 12480],
    ['12 480', 12480],
    ['12\u00a0480', 12480],
    ['1\u202f234\u202f567', 1234567],
    ['１２４８０', 12480],
    ['0', 0],
    ['007', 7],
  ])('reads %j', (text, value) => {
    expect(parseWholeNumber(text)).toEqual({ ok: true, value })
  })

  it.each(['12.480', '12,480', '12.480,00', "12'480", '12,5', '1,2,3'])(
    'refuses %j, which two readers would read differently, and says how to write it',
    (text) => {
      const parsed = parseWholeNumber(text)
      expect(parsed).toEqual({ ok: false, message: expect.stringContaining('digits only') })
    },
  )

  it.each(['', '  ', '-5', '+5', '1e5', '0x10', 'many', '1 2', '12 48', '٣', '99999999999999999'])(
    'refuses %j',
    (text) => expect(parseWholeNumber(text).ok).toBe(false),
  )

  it('reads back every whole number, and never gives anything but one', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(parseWholeNumber(String(value))).toEqual({ ok: true, value })
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseWholeNumber(text)
        if (parsed.ok) expect(Number.isSafeInteger(parsed.value)).toBe(true)
        else expect(parsed.message).not.toBe('')
      }),
    )
  })
})
