import { describe, expect, it, test } from 'vitest'
import { chooseLocale, localeOfBrowser } from '@/lib/intl/locale'

test.each([
  ['tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
  ['ko', 'ko'],
  ['de-DE,de;q=0.9,ko-KR;q=0.5,en;q=0.7', 'en'],
  ['en;q=0,ko;q=0.1', 'ko'],
  ['de', null],
  ['', null],
  [null, null],
  [',;q=x,,', null],
])('a browser that asks for %j gets %j', (header, locale) => {
  expect(localeOfBrowser(header)).toBe(locale)
})

describe('the language of a page', () => {
  const browser = { cookie: 'ko', acceptLanguage: 'tr' }

  it('is the account’s, then the browser’s choice, then the browser’s language, then English', () => {
    expect(chooseLocale({ account: 'en', ...browser })).toBe('en')
    expect(chooseLocale({ account: null, ...browser })).toBe('ko')
    expect(chooseLocale({ account: null, ...browser, cookie: undefined })).toBe('tr')
    expect(chooseLocale({ account: null, cookie: undefined, acceptLanguage: 'de' })).toBe('en')
  })

  it('is never one that the studio does not have', () => {
    expect(chooseLocale({ account: 'xx', cookie: '../en', acceptLanguage: 'tr' })).toBe('tr')
  })
})
