import { expect, test } from 'vitest'
import { deviceWords, placeWords } from '@/components/auth/session-words'
import { translatorOf } from '@/tests/helpers/in-language'

const t = translatorOf('account.sessions')

test.each([
  ['Firefox', 'Windows', 'Firefox on Windows'],
  ['Firefox', null, 'Firefox'],
  [null, 'Linux', 'Linux'],
  [null, null, 'Unknown device'],
])('%s and %s are “%s”', (browser, system, words) => {
  expect(deviceWords(t, { browser, system })).toBe(words)
})

test('a device in Korean and Turkish needs no ending after its names', () => {
  const device = { browser: 'Whale', system: 'Windows' }
  expect(deviceWords(translatorOf('account.sessions', 'ko'), device)).toBe('Whale (Windows)')
  expect(deviceWords(translatorOf('account.sessions', 'tr'), device)).toBe('Whale (Windows)')
})

test.each([
  ['::1', 'The studio’s own computer'],
  ['127.0.0.1', 'The studio’s own computer'],
  ['203.0.113.9', '203.0.113.9'],
  [null, 'Unknown address'],
])('the address %s is “%s”', (address, words) => {
  expect(placeWords(t, address)).toBe(words)
})
