import { expect, test } from 'vitest'
import { scriptLang } from '@/lib/script-lang'

test.each([
  ['고요한 바다', 'ko'],
  ['Ridge, 안개', 'ko'],
  ['Işık ve gölge', 'tr'],
  ['A harbour', undefined],
  ['', undefined],
])('%s is set as %s', (text, lang) => {
  expect(scriptLang(text)).toBe(lang)
})
