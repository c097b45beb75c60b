import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressProblem,
  isAllowedHost,
  isPublicAddress,
  parseIpv4,
  parseIpv6,
} from '@/lib/outbound/address'
import { HOSTILE_HOSTS } from './hostile-hosts'

const PUBLIC_HOSTS = [
  'cdn.example.com',
  'localhost.example.com',
  'example.com.',
  'xn--fsq.com',
  '8.8.8.8',
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '134744072',
  '[2606:4700:4700::1111]',
  '[2a00:1450:4001:80e::200e]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::808:808]',
]

describe('literal addresses', () => {
  test.each(HOSTILE_HOSTS)('%s is refused', (host) => {
    for (const address of [`http://${host}/v.mp4`, `https://${host}:8443/v.mp4`]) {
      if (!URL.canParse(address)) continue
      expect(addressProblem(new URL(address), [])).not.toBeNull()
    }
  })

  test('there are more than 40 of them, nearly all of which are valid addresses', () => {
    const valid = HOSTILE_HOSTS.filter((host) => URL.canParse(`http://${host}/`))
    expect(valid.length).toBeGreaterThan(75)
  })

  test.each(PUBLIC_HOSTS)('%s may be tried', (host) =>
    expect(addressProblem(new URL(`https://${host}/v.mp4`), [])).toBeNull(),
  )

  test.each([
    'ftp://example.com/v.mp4',
    'file:///etc/passwd',
    'data:video/mp4;base64,AAAA',
    'blob:https://example.com/x',
    'javascript:1',
    'ws://example.com/',
    'gopher://example.com/',
    'https://user:password@example.com/v.mp4',
    'https://user@example.com/v.mp4',
    'https://example.com@127.0.0.1/v.mp4',
  ])('%s is refused', (address) => expect(addressProblem(new URL(address), [])).not.toBeNull())
})

describe('what a resolver may answer', () => {
  test.each([
    '127.0.0.1',
    '::1',
    '::ffff:10.0.0.1',
    '::FFFF:0A00:0001',
    'fe80::1%eth0',
    '10.0.0.1%0',
    '',
    ' 8.8.8.8',
    '8.8.8.8 ',
    '8.8.8.8/8',
    '8.8.8',
    '1.2.3.4.5',
    '256.1.1.1',
    '8.8.8.08',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '2606:4700::g',
    '2606:4700::1.2.3',
    '2606:4700::1.2.3.256',
    '[2606:4700::1',
    'example.com',
  ])('%j is not taken for public', (address) => {
    // A short form such as 8.8.8 is 8.8.0.8, which is public: only its spelling is odd.
    const isShort = address === '8.8.8'
    expect(isPublicAddress(address)).toBe(isShort)
  })

  test.each(['8.8.8.8', '2606:4700:4700::1111', '2606:4700::8.8.8.8', '::ffff:8.8.8.8'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )
})

describe('reading agrees with the system', () => {
  test('IPv4 in any notation', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (number) => {
        const dotted = new URL(`http://${number}/`).hostname
        const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number)
        for (const text of [
          dotted,
          `${number}`,
          `0x${number.toString(16)}`,
          `0${number.toString(8)}`,
          `${a}.${number % 2 ** 24}`,
          `${a}.${b}.${c * 256 + d}`,
          `0x${a.toString(16)}.0${b.toString(8)}.${c}.${d}`,
        ]) {
          expect(parseIpv4(text)).toBe(number)
        }
      }),
    )
  })

  test('IPv6, however it is shortened', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const groups = parseIpv6(text)
        expect(groups).toHaveLength(8)
        const normal = new URL(`http://[${text}]/`).hostname
        expect(parseIpv6(normal)).toEqual(groups)
        const long = groups?.map((group) => group.toString(16).padStart(4, '0')).join(':') ?? ''
        expect(parseIpv6(long.toUpperCase())).toEqual(groups)
      }),
    )
  })

  test('an address of which every spelling is refused or none', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        const number = parseIpv4(text) ?? 0
        const hex = number.toString(16).padStart(8, '0')
        const mapped = `::ffff:${hex.slice(0, 4)}:${hex.slice(4)}`
        const verdict = isPublicAddress(text)
        for (const other of [
          `${number}`,
          `0x${hex}`,
          mapped,
          `::ffff:${text}`,
          `64:ff9b::${text}`,
        ]) {
          expect(isPublicAddress(other)).toBe(verdict)
        }
      }),
    )
  })
})

describe('private hosts that are allowed by name', () => {
  const allowed = (address: string, ...hosts: string[]) => isAllowedHost(new URL(address), hosts)

  test('exactly host and port', () => {
    expect(allowed('http://192.168.1.5:9000/x', '192.168.1.5:9000')).toBe(true)
    expect(allowed('http://192.168.1.5:9001/x', '192.168.1.5:9000')).toBe(false)
    expect(allowed('http://192.168.1.50:9000/x', '192.168.1.5:9000')).toBe(false)
    expect(allowed('http://minio:9000/x', 'other:1', 'MinIO:9000')).toBe(true)
    expect(allowed('http://evil.minio:9000/x', 'minio:9000')).toBe(false)
    expect(allowed('http://minio.:9000/x', 'minio:9000')).toBe(true)
  })

  test('ports that an address leaves out', () => {
    expect(allowed('http://minio/x', 'minio:80')).toBe(true)
    expect(allowed('https://minio/x', 'minio:443')).toBe(true)
    expect(allowed('https://minio/x', 'minio:80')).toBe(false)
    expect(allowed('http://minio/x', 'minio')).toBe(false)
  })

  test('in any spelling of an address', () => {
    expect(allowed('http://0x7f000001:81/', '127.0.0.1:81')).toBe(true)
    expect(allowed('http://[0:0::1]:81/', '[::1]:81')).toBe(true)
    expect(allowed('http://[::1]:81/', '[0:0:0::1]:81')).toBe(true)
  })

  test('nonsense allows nothing, and neither do other schemes and credentials', () => {
    expect(allowed('http://minio:9000/', '', ':', 'minio:x', '*:9000', 'minio:9000/../')).toBe(
      false,
    )
    expect(addressProblem(new URL('ftp://minio:9000/'), ['minio:9000'])).not.toBeNull()
    expect(addressProblem(new URL('http://a:b@minio:9000/'), ['minio:9000'])).not.toBeNull()
  })
})
