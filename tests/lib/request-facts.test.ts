import { describe, expect, it } from 'vitest'
import { isFromThisMachine, isSameOrigin, requestFacts } from '@/lib/request-facts'

const facts = (headers: Record<string, string>, trusted: string[] = []) =>
  requestFacts(new Headers(headers), trusted)

describe('the address of a client', () => {
  it.each([
    ['the peer alone', '203.0.113.9', [], '203.0.113.9'],
    ['IPv4 on an IPv6 socket', '::ffff:203.0.113.9', [], '203.0.113.9'],
    [
      'the last hop before our proxies',
      '198.51.100.1, 203.0.113.9, 10.0.0.2',
      ['10.0.0.2'],
      '203.0.113.9',
    ],
    ['not what the client wrote itself', '127.0.0.1, 203.0.113.9', [], '203.0.113.9'],
    ['a request of the proxy itself', '10.0.0.2', ['10.0.0.2'], '10.0.0.2'],
  ])('is %s', (_name, forwarded, trusted, address) => {
    expect(facts({ 'x-forwarded-for': forwarded }, trusted).address).toBe(address)
  })

  it('is unknown when nobody wrote it down', () => {
    expect(facts({}).address).toBeNull()
  })
})

describe('a request from this machine', () => {
  const from = (address: string, host: string) =>
    isFromThisMachine(facts({ 'x-forwarded-for': address, host }))

  it.each([
    ['127.0.0.1', 'localhost:3000'],
    ['::1', '[::1]:3000'],
    ['::ffff:127.0.0.1', '127.0.0.1:3000'],
  ])('comes from %s to %s', (address, host) => expect(from(address, host)).toBe(true))

  it.each([
    ['another machine', '192.168.1.20', 'localhost:3000'],
    ['a proxy on this machine, for a public name', '127.0.0.1', 'studio.example.com'],
    ['a foreign page that points its name at us', '127.0.0.1', 'evil.example:3000'],
    ['a host that is no host', '127.0.0.1', 'a b'],
  ])('does not come from %s', (_name, address, host) => expect(from(address, host)).toBe(false))

  it('does not come from nowhere', () => {
    expect(isFromThisMachine(facts({ host: 'localhost' }))).toBe(false)
  })
})

describe('the same-origin proof', () => {
  const proof = (headers: Record<string, string>, appUrl: string | null = null) =>
    isSameOrigin(facts(headers), appUrl)

  it.each(['localhost:3000', '127.0.0.1:3000', '192.168.1.5:3000', '[::1]:3000', 'studio.example'])(
    'holds for a page of %s',
    (host) => expect(proof({ host, origin: `http://${host}` })).toBe(true),
  )

  it('holds for APP_URL behind a proxy that asks under another name', () => {
    const headers = { host: '127.0.0.1:3000', origin: 'https://studio.example' }
    expect(proof(headers, 'https://studio.example/')).toBe(true)
    expect(proof(headers)).toBe(false)
  })

  it.each([
    ['no Origin', { host: 'localhost:3000' }],
    ['an opaque Origin', { host: 'localhost:3000', origin: 'null' }],
    ['another port', { host: 'localhost:3000', origin: 'http://localhost:3001' }],
    ['another host', { host: 'localhost:3000', origin: 'https://evil.example' }],
    ['a longer host', { host: 'a.example', origin: 'https://a.example.evil.example' }],
    ['no Host', { origin: 'http://localhost:3000' }],
    [
      'a browser that calls it cross-site',
      { host: 'a.example', origin: 'http://a.example', 'sec-fetch-site': 'cross-site' },
    ],
  ])('fails for %s', (_name, headers) => {
    expect(proof(headers as unknown as Record<string, string>)).toBe(false)
  })
})
