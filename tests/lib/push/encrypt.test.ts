import { describe, expect, test } from 'vitest'
import { encryptPush, MOST_BYTES } from '@/lib/push/encrypt'
import { makeBrowser } from '@/tests/helpers/push-service'

const bytes = (base64url: string) => Buffer.from(base64url, 'base64url')

describe('a message to one browser', () => {
  test('is what RFC 8291 has in its example', () => {
    const sealed = encryptPush(
      Buffer.from('When I grow up, I want to be a watermelon'),
      {
        p256dh:
          'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      {
        salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
        privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
      },
    )
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  test('is read by that browser alone, and never twice the same', () => {
    const [browser, other] = [makeBrowser('https://a'), makeBrowser('https://b')]
    const seal = () => encryptPush(Buffer.from('고요한 바다'), browser.given)
    const sealed = seal()
    expect(browser.open(sealed)).toBe('고요한 바다')
    expect(() => other.open(sealed)).toThrow()
    expect(seal().equals(sealed)).toBe(false)
  })

  test('fills one record at most', () => {
    const { given, open } = makeBrowser('https://a')
    const sealed = encryptPush(Buffer.alloc(MOST_BYTES, 'x'), given)
    expect(sealed.length).toBe(4096)
    expect(open(sealed)).toHaveLength(MOST_BYTES)
    expect(() => encryptPush(Buffer.alloc(MOST_BYTES + 1), given)).toThrow(RangeError)
  })

  test.each([
    ['no point of the curve', { p256dh: Buffer.alloc(65, 4).toString('base64url') }],
    ['too short a key', { p256dh: 'BCVx' }],
    ['too short a secret', { auth: 'BTBZ' }],
  ])('needs keys: %s', (_, wrong) => {
    const { given } = makeBrowser('https://a')
    expect(() => encryptPush(Buffer.alloc(1), { ...given, ...wrong })).toThrow()
  })
})
