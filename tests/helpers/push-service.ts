import { createDecipheriv, createECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { env, setEnv } from '@/lib/env'
import { serveHttp } from '@/tests/helpers/loopback'

/** A browser and its push service, written from the standards alone. */

export type Received = {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export type Answer = { status: number; headers?: Record<string, string> }

/** Answers in turn, and with the last one for good; what it receives is kept. */
export const startPushService = async (...answers: Answer[]) => {
  const received: Received[] = []
  const { origin, hostPort } = await serveHttp(async (request, response) => {
    const body = await buffer(request)
    received.push({ path: request.url ?? '', headers: request.headers, body })
    const { status, headers } = answers[Math.min(received.length, answers.length) - 1] ?? {
      status: 201,
    }
    response.writeHead(status, headers).end('of no interest')
  })
  setEnv({ ...env(), outboundAllowHosts: [hostPort] })
  return { origin, received }
}

export const makeBrowser = (endpoint: string) => {
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  const secret = randomBytes(16)
  return {
    given: {
      endpoint,
      p256dh: keys.getPublicKey('base64url'),
      auth: secret.toString('base64url'),
    },
    /** What the browser hands to its worker. */
    open: (body: Buffer): string => {
      const salt = body.subarray(0, 16)
      const idLength = body.readUInt8(20)
      const sender = body.subarray(21, 21 + idLength)
      const sealed = body.subarray(21 + idLength)
      const hkdf = (key: Buffer, from: Buffer, info: Buffer | string, bytes: number) =>
        Buffer.from(hkdfSync('sha256', key, from, info, bytes))
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender])
      const key = hkdf(keys.computeSecret(sender), secret, info, 32)
      const decipher = createDecipheriv(
        'aes-128-gcm',
        hkdf(key, salt, 'Content-Encoding: aes128gcm\0', 16),
        hkdf(key, salt, 'Content-Encoding: nonce\0', 12),
      )
      decipher.setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      if (padded.at(-1) !== 2) throw new Error('not the last record')
      return padded.subarray(0, -1).toString('utf8')
    },
  }
}

/** The claims of a VAPID header, after its signature has been checked with its own key. */
export const readVapid = (header: string) => {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { isSigned, key, head: read(head), claims: read(claims) }
}
