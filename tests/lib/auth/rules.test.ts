import { describe, expect, it } from 'vitest'
import { emailSchema, normaliseEmail } from '@/lib/auth/email'
import { isLocalAddress } from '@/lib/auth/local-address'
import { networkOf } from '@/lib/auth/network'
import { safeNextPath } from '@/lib/auth/next-path'
import { displayNameSchema, newPasswordSchema } from '@/lib/auth/person'
import { readDevice } from '@/lib/auth/session-view'

describe('an e-mail address', () => {
  it('is lower-cased without a locale', () => {
    expect(normaliseEmail('  INFO@Istanbul.Example ')).toBe('info@istanbul.example')
  })

  it('is composed: the same address from two keyboards is one', () => {
    expect(normaliseEmail('mu\u0308ller@example.com')).toBe(normaliseEmail('müller@example.com'))
  })

  it.each(['', 'mina', 'mina@', '@example.com', 'a b@example.com', `${'x'.repeat(250)}@a.example`])(
    'is not %j',
    (text) => expect(emailSchema.safeParse(text).success).toBe(false),
  )
})

describe('an address without a dot in its host', () => {
  it.each(['sam@example', ' mina@localhost '])('is %j, and may sign in', (text) => {
    expect(isLocalAddress(text)).toBe(true)
    expect(emailSchema.safeParse(text).success).toBe(true)
  })
  it.each(['', 'sam', 'sam@', 'sam@example.com', 'sam@[127.0.0.1]'])('is not %j', (text) => {
    expect(isLocalAddress(text)).toBe(false)
  })
})

describe('a name', () => {
  it('keeps every script and loses only stray spaces', () => {
    expect(displayNameSchema.parse('  서  미나 ')).toBe('서 미나')
  })
  it.each(['', '   ', 'x'.repeat(81)])('is not %j', (name) => {
    expect(displayNameSchema.safeParse(name).success).toBe(false)
  })
})

describe('a new password', () => {
  it('is the same from a keyboard that decomposes', () => {
    const composed = newPasswordSchema.parse('한글비밀번호입니다')
    expect(newPasswordSchema.parse('한글비밀번호입니다'.normalize('NFD'))).toBe(composed)
  })
  it('keeps its spaces', () => expect(newPasswordSchema.parse(' a b c d ')).toBe(' a b c d '))
  it.each(['', 'seven77', 'x'.repeat(201)])('is not %j', (password) => {
    expect(newPasswordSchema.safeParse(password).success).toBe(false)
  })
})

describe('where to go after signing in', () => {
  it.each(['/', '/w/north-pier', '/w/a/videos/b?x=1#t', '/account'])('may be %s', (path) => {
    expect(safeNextPath(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'w/a',
    '',
    '/api/auth/signout',
    '/sign-in?next=/sign-in',
    '/x/../sign-in',
    undefined,
    ['/a', '/b'],
  ])('is never %j', (path) => expect(safeNextPath(path)).toBe('/'))
})

describe('whose an address is', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network))
})

describe('the device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      { browser: 'Firefox', system: 'Windows' },
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      { browser: 'Safari', system: 'Mac' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      { browser: 'Chrome', system: 'Android' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148 Safari/604.1',
      { browser: 'Chrome', system: 'iPhone' },
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      { browser: 'Edge', system: 'Windows' },
    ],
    ['curl/8.5.0 (Linux)', { browser: null, system: 'Linux' }],
    [null, { browser: null, system: null }],
  ])('of %s is %j', (userAgent, device) => expect(readDevice(userAgent)).toEqual(device))
})
