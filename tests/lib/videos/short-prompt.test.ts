import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortPrompt } from '@/lib/videos/short-prompt'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

it('is the whole prompt where that is short', () => {
  expect(shortPrompt('A quiet harbour')).toBe('A quiet harbour')
  expect(shortPrompt('가'.repeat(80))).toBe('가'.repeat(80))
})

it('is its beginning where that is long', () => {
  expect(shortPrompt('가'.repeat(81))).toBe(`${'가'.repeat(80)}…`)
  expect(shortPrompt(`${'x'.repeat(239)} y`)).toBe(`${'x'.repeat(239)}…`)
})

it('is bounded in bytes and never ends within a character', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 })
  fc.assert(
    fc.property(text, (prompt) => {
      const short = shortPrompt(prompt)
      expect(bytesOf(short)).toBeLessThanOrEqual(243)
      expect(prompt.startsWith(short.replace(/…$/, '')) || prompt === short).toBe(true)
      expect(() => encodeURIComponent(short)).not.toThrow()
    }),
  )
})
