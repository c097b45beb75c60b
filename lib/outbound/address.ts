/**
 * Which addresses of the network are public. Everything that is not known to be is refused:
 * private networks, this machine, link-local (cloud metadata), and every notation and tunnel
 * that hides one of them.
 */

type Range = [network: string, bits: number]

// The IANA special-purpose registries, and addresses that clouds use for themselves.
const REFUSED_V4: Range[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers; Alibaba's metadata
  ['127.0.0.0', 8], // this machine
  ['168.63.129.16', 32], // Azure's platform
  ['169.254.0.0', 16], // link-local; metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments; Oracle's metadata
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
]

/** Within 2000::/3, the only global unicast space; all outside it is refused anyway. */
const REFUSED_V6: Range[] = [
  ['2001::', 23], // protocol assignments: Teredo, benchmarks, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
]

/** A whole number of an IPv4 address in any notation that inet_aton reads, or null. */
export const parseIpv4 = (text: string): number | null => {
  const parts = text.split('.')
  if (parts.length > 4) return null
  const numbers = parts.map(parseNumber)
  if (numbers.some((number) => number === null)) return null
  const values = numbers as number[]
  const last = values.pop() ?? 0
  if (values.some((value) => value > 255) || last >= 256 ** (4 - values.length)) return null
  return values.reduce((sum, value, index) => sum + value * 256 ** (3 - index), last)
}

/** Decimal, octal with a leading 0, hexadecimal with 0x. */
const parseNumber = (text: string): number | null => {
  if (/^0x[0-9a-f]{1,16}$/i.test(text)) return Number.parseInt(text, 16)
  if (/^0[0-7]{1,24}$/.test(text)) return Number.parseInt(text, 8)
  return /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : null
}

/** The eight groups of an IPv6 address, brackets allowed, zones not; null when it is none. */
export const parseIpv6 = (text: string): number[] | null => {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  const halves = bare.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half) => groupsOf(half))
  if (!head || (halves.length === 2 && !tail)) return null
  if (!tail) return head.length === 8 ? head : null
  const missing = 8 - head.length - tail.length
  return missing < 1 ? null : [...head, ...new Array<number>(missing).fill(0), ...tail]
}

const groupsOf = (text: string): number[] | null => {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else if (index === parts.length - 1 && /^\d{1,3}(\.\d{1,3}){3}$/.test(part)) {
      const v4 = parseIpv4(part)
      if (v4 === null) return null
      groups.push(Math.floor(v4 / 65536), v4 % 65536)
    } else return null
  }
  return groups
}

const inRange = (bytes: number[], network: number[], bits: number): boolean => {
  for (let bit = 0; bit < bits; bit += 8) {
    const mask = 0xff & (0xff << Math.max(0, 8 - (bits - bit)))
    if (((bytes[bit / 8] ?? 0) & mask) !== ((network[bit / 8] ?? 0) & mask)) return false
  }
  return true
}

const bytesOfV4 = (address: number): number[] =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256)

const bytesOfV6 = (groups: number[]): number[] =>
  groups.flatMap((group) => [group >> 8, group & 0xff])

const networksV4 = REFUSED_V4.map(
  ([text, bits]) => [bytesOfV4(parseIpv4(text) ?? 0), bits] as const,
)
const networksV6 = REFUSED_V6.map(
  ([text, bits]) => [bytesOfV6(parseIpv6(text) ?? []), bits] as const,
)

const isPublicV4 = (address: number): boolean => {
  const bytes = bytesOfV4(address)
  return !networksV4.some(([network, bits]) => inRange(bytes, network, bits))
}

const isPublicV6 = (groups: number[]): boolean => {
  const bytes = bytesOfV6(groups)
  const [first = 0, second = 0] = groups
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0)
  const embedded = (groups[6] ?? 0) * 65536 + (groups[7] ?? 0)
  // Mapped addresses, and those of NAT64, are what they embed: on an IPv6-only network every
  // public IPv4 host has a NAT64 address.
  if (zeros(0, 5) && groups[5] === 0xffff) return isPublicV4(embedded)
  if (first === 0x64 && second === 0xff9b && zeros(2, 6)) return isPublicV4(embedded)
  if (first < 0x2000 || first > 0x3fff) return false
  if (networksV6.some(([network, bits]) => inRange(bytes, network, bits))) return false
  // ISATAP hides an IPv4 address in the second half.
  const isIsatap = ((groups[4] ?? 0) & 0xfdff) === 0 && groups[5] === 0x5efe
  return !isIsatap || isPublicV4(embedded)
}

/** Whether a text is an IP address in any notation; names are not. */
export const isAddress = (text: string): boolean =>
  parseIpv4(text) !== null || parseIpv6(text) !== null || isScoped(text)

const isScoped = (text: string) => text.includes('%') && text.includes(':')

/** Whether a text is an IP address, in any notation, that is public. A name is not. */
export const isPublicAddress = (text: string): boolean => {
  const v4 = parseIpv4(text)
  if (v4 !== null) return isPublicV4(v4)
  const v6 = parseIpv6(text)
  return v6 !== null && isPublicV6(v6)
}

/** Names that never mean a public host, whatever a resolver says of them. */
const LOCAL_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/

export const isLocalName = (hostname: string): boolean =>
  LOCAL_NAME.test(hostname.toLowerCase().replace(/\.+$/, ''))

/** `host:port` of an address, in one spelling: lower case, no final dot, the port always there. */
export const hostPortOf = (url: URL): string => {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return `${url.hostname.toLowerCase().replace(/\.+$/, '')}:${port}`
}

/** Whether `host:port` of an address is in the list of private ones that may be fetched from. */
export const isAllowedHost = (url: URL, allowHosts: readonly string[]): boolean => {
  const own = hostPortOf(url)
  return allowHosts.some((allowed) => {
    const address = `http://${allowed}`
    if (!URL.canParse(address)) return false
    const port = /:(\d+)$/.exec(allowed)?.[1]
    const parsed = new URL(address)
    const host = parsed.hostname.toLowerCase().replace(/\.+$/, '')
    return port !== undefined && `${host}:${Number(port)}` === own
  })
}

/**
 * Why an address must not be fetched, as far as its text tells; null when it may be tried. What
 * its name resolves to is checked where the connection is made.
 */
export const addressProblem = (url: URL, allowHosts: readonly string[]): string | null => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'not http or https'
  if (url.username !== '' || url.password !== '') return 'credentials in the address'
  if (isAllowedHost(url, allowHosts)) return null
  if (url.hostname === '' || isLocalName(url.hostname)) return 'a local name'
  const literal = url.hostname.replace(/\.+$/, '')
  return isAddress(literal) && !isPublicAddress(literal) ? 'not a public address' : null
}
