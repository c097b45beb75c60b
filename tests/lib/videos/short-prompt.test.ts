import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortPrompt } from '@/lib/videos/short-prompt'

const charactersOf = (text: string) => [...text].length

it('is the whole prompt where that is short', () => {
  expect(shortPrompt('A quiet harbour')).toBe('A quiet harbour')
  expect(shortPrompt('가'.repeat(200))).toBe('가'.repeat(200))
  expect(shortPrompt('🌊'.repeat(200))).toBe('🌊'.repeat(200))
})

it('is its beginning where that is long', () => {
  expect(shortPrompt('가'.repeat(201))).toBe(`${'가'.repeat(200)}…`)
  expect(shortPrompt('🌊'.repeat(201))).toBe(`${'🌊'.repeat(200)}…`)
  expect(shortPrompt(`${'x'.repeat(199)} y`)).toBe(`${'x'.repeat(199)}…`)
})

it('is bounded and never ends within a character', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 })
  fc.assert(
    fc.property(text, (prompt) => {
      const short = shortPrompt(prompt)
      expect(charactersOf(short)).toBeLessThanOrEqual(201)
      expect(prompt.startsWith(short.replace(/…$/, '')) || prompt === short).toBe(true)
      expect(() => encodeURIComponent(short)).not.toThrow()
    }),
  )
})
