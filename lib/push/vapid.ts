import 'server-only'
import { createECDH, createPrivateKey, type ECDH, sign } from 'node:crypto'
import { env } from '@/lib/env'
import { deriveKey } from '@/lib/secret'

/**
 * By which push services know this studio (RFC 8292). The key pair comes from the installation's
 * secret, so that all instances have the same one and none is stored; a changed secret makes
 * another, and every browser has to be switched on again.
 */
const TOKEN_SECONDS = 12 * 3600

const keyPair = (): ECDH => {
  const pair = createECDH('prime256v1')
  // All but one in 2^32 numbers of this size are keys of the curve.
  pair.setPrivateKey(deriveKey('web-push'))
  return pair
}

/** What a browser is given to subscribe with: 65 bytes, base64url. */
export const vapidPublicKey = (): string => keyPair().getPublicKey('base64url')

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Proves to one push service, for half a day, that a message comes from this studio. */
export const vapidHeader = (endpoint: string, nowMs: number): `vapid ${string}` => {
  const pair = keyPair()
  const point = pair.getPublicKey()
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: pair.getPrivateKey('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const { appUrl } = env()
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(nowMs / 1000) + TOKEN_SECONDS,
    // Whom to ask about this sender; an address that leads nowhere is worse than none.
    ...(appUrl.startsWith('https://') ? { sub: appUrl } : {}),
  }
  const signed = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${point.toString('base64url')}`
}
