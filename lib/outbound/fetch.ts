import 'server-only'
import { lookup as systemLookup } from 'node:dns'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { addressProblem, isAllowedHost, isPublicAddress } from '@/lib/outbound/address'
import { DownloadError } from '@/lib/outbound/problem'

/**
 * The one guard for every address that somebody else names. http(s) only; literal addresses are
 * checked in every notation; names are resolved once, every answer is checked, and the connection
 * goes to what was checked, so a name cannot change in between. Redirects are followed by hand,
 * each as a new address. The headers are a closed set: no key can be handed to it.
 */

export type OutboundHeaders = Partial<Record<'accept' | 'range' | 'if-range', string>>

export type ResolvedAddress = { address: string; family: 4 | 6 }
export type Resolver = (hostname: string) => Promise<ResolvedAddress[]>

export type OutboundOptions = {
  /** `host:port` that may be private. */
  allowHosts: readonly string[]
  method?: 'GET' | 'HEAD'
  headers?: OutboundHeaders
  signal?: AbortSignal
  /** 5 when not given. */
  maxRedirects?: number
  /** Until a connection stands, and again until the head of the answer is there. */
  waitMs?: number
  /** The system's; a test brings its own. */
  resolver?: Resolver
}

export type OutboundResponse = {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  /** The address that answered, after redirects. */
  url: URL
  /** Unbounded: whoever reads it counts. Must be read or destroyed. */
  body: IncomingMessage
}

const MAX_REDIRECTS = 5
const WAIT_MS = 20_000
const ALLOWED_HEADERS = ['accept', 'range', 'if-range']

/**
 * @throws DownloadError `refused_address` or `unreachable`; TypeError for a header that is not
 * one of the closed set, which is a mistake in our code.
 */
export const outboundFetch = async (
  address: string,
  options: OutboundOptions,
): Promise<OutboundResponse> => {
  const names = Object.keys(options.headers ?? {})
  const foreign = names.find((name) => !ALLOWED_HEADERS.includes(name.toLowerCase()))
  if (foreign) throw new TypeError(`the header ${foreign} must not leave through the guard`)
  let url = parseAddress(address)
  const most = options.maxRedirects ?? MAX_REDIRECTS
  for (let redirects = 0; redirects <= most; redirects++) {
    const response = await requestOnce(url, options)
    const target = redirectOf(response)
    if (target === null) return response
    response.body.destroy()
    url = parseAddress(target, url)
  }
  throw new DownloadError('unreachable', `${url.hostname} redirects too often`)
}

const parseAddress = (address: string, base?: URL): URL => {
  if (!URL.canParse(address, base)) throw new DownloadError('refused_address', 'no valid address')
  return new URL(address, base)
}

const redirectOf = ({ status, headers }: OutboundResponse): string | null =>
  [301, 302, 303, 307, 308].includes(status) ? (headers.location ?? null) : null

export type OneRequest = Pick<OutboundOptions, 'allowHosts' | 'signal' | 'waitMs' | 'resolver'> & {
  method?: 'GET' | 'HEAD' | 'POST'
  headers?: Record<string, string>
  body?: Buffer
}

/**
 * One request to one checked address, for this folder: whoever calls it closes the set of headers
 * and decides about redirects.
 * @throws DownloadError `refused_address` or `unreachable`
 */
export const requestOnce = (url: URL, options: OneRequest): Promise<OutboundResponse> => {
  const problem = addressProblem(url, options.allowHosts)
  if (problem) {
    throw new DownloadError('refused_address', `${url.hostname} is refused: ${problem}`)
  }
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(toDownloadError(error, url))
    try {
      const request = open(url, options)
      const timer = setTimeout(() => {
        request.destroy()
        fail(new Error('no answer in time'))
      }, options.waitMs ?? WAIT_MS)
      request.on('response', (body) => {
        clearTimeout(timer)
        resolve({ status: body.statusCode ?? 0, headers: flatten(body), url, body })
      })
      request.on('upgrade', (_response, socket) => socket.destroy())
      request.on('error', fail)
      request.on('close', () => {
        clearTimeout(timer)
        fail(new Error('the connection was closed without an answer'))
      })
    } catch (error) {
      fail(error)
    }
  })
}

const open = (url: URL, options: OneRequest): ClientRequest => {
  const isAllowed = isAllowedHost(url, options.allowHosts)
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: options.method ?? 'GET',
    agent: false,
    signal: options.signal,
    lookup: guardedLookup(options.resolver ?? resolveBySystem, isAllowed),
    headers: {
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'close',
      'user-agent': 'Dailies',
      ...options.headers,
    },
  })
  request.end(options.body)
  return request
}

const resolveBySystem: Resolver = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(error)
      else
        resolve(addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })))
    })
  })

/**
 * Node connects only to what this hands back, so this is the last word on where a name leads.
 * One address that is not public refuses them all.
 */
export const guardedLookup =
  (resolver: Resolver, isAllowed: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolver(hostname).then(
      (addresses) => {
        const [first] = addresses
        const refused = isAllowed
          ? undefined
          : addresses.find(({ address }) => !isPublicAddress(address))
        if (refused) {
          const message = `${hostname} is refused: it leads to ${refused.address}`
          callback(new DownloadError('refused_address', message), '', 0)
        } else if (!first) {
          callback(new Error(`${hostname} has no address`), '', 0)
        } else if (options.all) {
          callback(null, addresses)
        } else {
          callback(null, first.address, first.family)
        }
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }

const flatten = (response: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )

const toDownloadError = (error: unknown, url: URL): DownloadError => {
  if (error instanceof DownloadError) return error
  return new DownloadError('unreachable', `${url.hostname} could not be reached`, { cause: error })
}
