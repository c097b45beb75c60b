import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundText, redactDeep, redactKey, tidyText } from '@/lib/kling/redact'

const keys = fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })

test('no text keeps the key, wherever and however often it stands', () => {
  fc.assert(
    fc.property(keys, fc.array(fc.string()), (key, parts) => {
      fc.pre(!'[key]'.includes(key))
      const clean = redactKey(parts.join(key) + key, key)
      expect(clean).not.toContain(key)
      expect(redactKey(JSON.stringify({ key }), key)).not.toContain(JSON.stringify(key))
    }),
  )
})

test('the beginning of the key at the end of a broken text goes too, from 8 characters on', () => {
  expect(redactKey('cut: sk-12345', 'sk-1234567890')).toBe('cut: [key]')
  expect(redactKey('cut: sk-1', 'sk-1234567890')).toBe('cut: sk-1')
})

test('without a key nothing changes', () => {
  expect(redactKey('text', '')).toBe('text')
})

test('within lists and objects', () => {
  expect(
    redactDeep({ a: ['my-secret-key', 5, null], b: { c: 'x my-secret-key' } }, 'my-secret-key'),
  ).toEqual({
    a: ['[key]', 5, null],
    b: { c: 'x [key]' },
  })
})

test('bounded texts end between characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(50), (text, most) => {
      const bounded = boundText(text, most)
      expect(Buffer.byteLength(bounded)).toBeLessThanOrEqual(most)
      expect(text.startsWith(bounded)).toBe(true)
    }),
  )
})

test('what a database cannot hold is replaced', () => {
  expect(tidyText(`a\u0000b${'🎬'[0]}c🎬`)).toBe('a\ufffdb\ufffdc🎬')
})
