import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = { sub: string; email?: string; email_verified?: boolean; name?: string }

const base64 = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url')

/**
 * A small OpenID issuer over a real socket. A test plays the browser: `approve` is the moment
 * where a person agrees at the issuer, and gives the address that they are sent back to.
 */
export const startOidcIssuer = async (clientId: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const approved = new Map<string, Claims & { nonce: string | null }>()
  let issuer = ''

  const idToken = (claims: object) => {
    const now = Math.floor(Date.now() / 1000)
    const head = base64({ alg: 'RS256', kid: 'one' })
    const body = base64({ iss: issuer, aud: clientId, iat: now, exp: now + 300, ...claims })
    const signature = createSign('RSA-SHA256').update(`${head}.${body}`).sign(privateKey)
    return `${head}.${body}.${base64(signature)}`
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const answer = (body: object, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
      response.end(JSON.stringify(body))
    }
    if (pathname === '/.well-known/openid-configuration') {
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
      })
    }
    if (pathname === '/jwks') {
      const key = publicKey.export({ format: 'jwk' })
      return answer({ keys: [{ ...key, kid: 'one', use: 'sig', alg: 'RS256' }] })
    }
    const claims = approved.get(form.get('code') ?? '')
    if (pathname !== '/token' || !claims) return answer({ error: 'invalid_grant' }, 400)
    answer({ access_token: 'access', token_type: 'Bearer', id_token: idToken(claims) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    approve: (authorizeUrl: string, claims: Claims): string => {
      const asked = new URL(authorizeUrl).searchParams
      const code = `code-${approved.size}`
      approved.set(code, { ...claims, nonce: asked.get('nonce') })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      return back.href
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
