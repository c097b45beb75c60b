/** What a request says about where it comes from. */
export type RequestFacts = {
  /** The client's address as the server saw it; null when nobody wrote it down. */
  address: string | null
  userAgent: string | null
  host: string | null
  origin: string | null
  fetchSite: string | null
}

type Headers = { get(name: string): string | null }

/**
 * Reads the facts of a request. The server in front of us writes the peer's address into
 * `x-forwarded-for`; trusted proxies append to it, so the client is the last one that is not
 * a proxy of ours. What stands further left was sent by the client and proves nothing.
 */
export const requestFacts = (
  headers: Headers,
  trustedProxies: readonly string[] = [],
): RequestFacts => ({
  address: clientAddress(headers.get('x-forwarded-for'), trustedProxies),
  userAgent: headers.get('user-agent')?.slice(0, 400) ?? null,
  host: headers.get('host'),
  origin: headers.get('origin'),
  fetchSite: headers.get('sec-fetch-site'),
})

const clientAddress = (forwardedFor: string | null, trustedProxies: readonly string[]) => {
  const hops = (forwardedFor ?? '').split(',').flatMap((part) => plainAddress(part) || [])
  return hops.findLast((hop) => !trustedProxies.includes(hop)) ?? hops[0] ?? null
}

// IPv4 that arrives on an IPv6 socket is still that IPv4 address.
const plainAddress = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .slice(0, 64)

/**
 * Whether a request was made on the machine that we run on. The name it used must be this
 * machine's too: behind a proxy on the same machine every peer is loopback, and a foreign page
 * may point a name of its own at 127.0.0.1.
 */
export const isFromThisMachine = ({ address, host }: RequestFacts): boolean =>
  address !== null && isLoopback(address) && host !== null && isLoopback(hostName(host))

const isLoopback = (name: string) => name === 'localhost' || name === '::1' || /^127\./.test(name)

const hostName = (host: string) => {
  try {
    return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')
  } catch {
    return ''
  }
}

/**
 * Whether a request that changes something comes from a page of ours: the Origin names the host
 * that was asked, or the address that APP_URL gives us. No Origin is no proof.
 */
export const isSameOrigin = (
  { origin, host, fetchSite }: Pick<RequestFacts, 'origin' | 'host' | 'fetchSite'>,
  appUrl: string | null,
): boolean => {
  if (!origin || fetchSite === 'cross-site' || fetchSite === 'same-site') return false
  if (!URL.canParse(origin)) return false
  const asked = new URL(origin)
  if (appUrl && asked.origin === new URL(appUrl).origin) return true
  const own = `${asked.protocol}//${host}`
  return host !== null && URL.canParse(own) && new URL(own).host === asked.host
}
