import { rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { addressProblem } from '@/lib/outbound/address'
import { downloadTo } from '@/lib/outbound/download'
import {
  guardedLookup,
  type OutboundOptions,
  outboundFetch,
  type ResolvedAddress,
  type Resolver,
} from '@/lib/outbound/fetch'
import { DownloadError } from '@/lib/outbound/problem'
import { defineProof } from '@/tests/torture/proof'
import { ADDRESSES, ANSWERS, HOSTS, PUBLIC, PUBLIC_ANSWERS } from '@/tests/torture/t7-addresses'

/** A server on all of this machine's addresses, and the requests that reached it. */
const listen = async (listener: RequestListener) => {
  const reached: IncomingMessage[] = []
  const server = createServer((request, response) => {
    reached.push(request)
    listener(request, response)
  })
  await new Promise<void>((done, fail) => server.listen(0, done).on('error', fail))
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { port, hostPort: `127.0.0.1:${port}`, reached, stop }
}

type Verdict = 'refused' | 'reached' | string

const verdictOf = async (going: Promise<unknown>): Promise<Verdict> => {
  try {
    await going
    return 'reached'
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error
    return error.problem === 'refused_address' ? 'refused' : error.problem
  }
}

const fetchOnce = async (url: string, options: OutboundOptions) => {
  const { body } = await outboundFetch(url, { waitMs: 2_000, ...options })
  body.destroy()
}

const path = join(tmpdir(), `dailies-guard-${process.pid}`)
const download = (url: string, allowHosts: readonly string[] = []) =>
  downloadTo(path, url, {
    ...{ allowHosts, maxBytes: 1_000, stallMs: 2_000, totalMs: 5_000, resume: true },
    ...{ tries: 2, retryDelayMs: 1 },
  })

const resolved = (addresses: readonly string[]): ResolvedAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

/** What a connection is told about a name: where it may go, or the refusal. */
const askLookup = (resolver: Resolver, isAllowed = false): Promise<string[]> =>
  new Promise((resolve, reject) => {
    guardedLookup(resolver, isAllowed)('cdn.example.com', { all: true }, (error, addresses) => {
      if (error) reject(error)
      else if (typeof addresses === 'string') resolve([addresses])
      else resolve(addresses.map(({ address }) => address))
    })
  })

/** Counts verdicts, and remembers by name what was not as it should have been. */
const tally = () => {
  const counts = { refused: 0, allowed: 0 }
  const wrong: string[] = []
  return {
    counts,
    wrong,
    refuses: async (name: string, going: Promise<unknown>) => {
      const verdict = await verdictOf(going)
      if (verdict === 'refused') counts.refused += 1
      else wrong.push(`${name}: ${verdict}`)
    },
    allows: (name: string, isAllowed: boolean) => {
      if (isAllowed) counts.allowed += 1
      else wrong.push(`${name}: refused`)
    },
  }
}

/** Whatever somebody names as an address, nothing that is not public is ever reached. */
export const outboundGuard = defineProof({
  id: 'T7',
  title: 'no address leads to anything that is not public',
  // Nothing of it touches a database.
  databases: ['sqlite'],
  sizes: {
    short: { redirectStatuses: [302] },
    full: { redirectStatuses: [301, 302, 303, 307, 308] },
  },
  run: async ({ redirectStatuses }) => {
    const { counts, wrong, refuses, allows } = tally()
    const inner = await listen((_, response) => response.end('secret'))
    let answer = { status: 302, location: '' }
    const outer = await listen((_, response) => {
      response.writeHead(answer.status, { location: answer.location }).end()
    })
    const hostile = [
      ...HOSTS.map((host) => `http://${host}:${inner.port}/`),
      ...ADDRESSES.map((address) => address.replace('{port}', `${inner.port}`)),
    ]
    const kinds = { literals: HOSTS.length, 'other addresses': ADDRESSES.length }
    try {
      for (const url of hostile) {
        const never: Resolver = () => Promise.reject(new Error(`${url} was looked up`))
        await refuses(`fetch ${url}`, fetchOnce(url, { allowHosts: [], resolver: never }))
        await refuses(`download ${url}`, download(url))
      }
      for (const status of redirectStatuses) {
        for (const url of hostile) {
          // A header cannot carry these; an empty one leads back to where it came from.
          if (url === '' || /[^\x20-\x7e]/.test(url)) continue
          // Relative to a server that is allowed it is that server's own.
          if (url.startsWith('http:127')) continue
          answer = { status, location: url }
          const from = `http://${outer.hostPort}/`
          const allowHosts = [outer.hostPort]
          await refuses(`${status} to ${url}`, fetchOnce(from, { allowHosts }))
          await refuses(`${status} to ${url} in a download`, download(from, allowHosts))
        }
      }
      for (const addresses of ANSWERS) {
        const name = `a name that leads to ${addresses.join(', ')}`
        await refuses(
          name,
          askLookup(async () => resolved(addresses)),
        )
      }
      let asked = 0
      const rebinding: Resolver = async () => resolved(asked++ === 0 ? ['8.8.8.8'] : ['127.0.0.1'])
      const first = await askLookup(rebinding)
      allows('the first answer of a name that rebinds', `${first}` === '8.8.8.8' && asked === 1)
      await refuses('the second answer of a name that rebinds', askLookup(rebinding))

      const allowHosts = [outer.hostPort]
      for (const url of [
        `http://localhost:${outer.port}/`,
        `http://[::1]:${outer.port}/`,
        `http://127.0.0.2:${outer.port}/`,
        `http://127.0.0.1:${inner.port}/`,
        'http://127.0.0.1/',
        `http://a:b@127.0.0.1:${outer.port}/`,
      ]) {
        await refuses(`${url} beside an allowed one`, fetchOnce(url, { allowHosts }))
      }
      answer = { status: 200, location: '' }
      const before = outer.reached.length
      allows(
        'exactly what the operator allows',
        (await verdictOf(fetchOnce(`http://${outer.hostPort}/`, { allowHosts }))) === 'reached' &&
          outer.reached.length === before + 1,
      )
      for (const url of PUBLIC) allows(url, addressProblem(new URL(url), []) === null)
      for (const addresses of PUBLIC_ANSWERS) {
        const found = await askLookup(async () => resolved(addresses))
        allows(`a name that leads to ${addresses}`, `${found}` === `${addresses}`)
      }
      const names = outer.reached.flatMap(({ headers }) => Object.keys(headers))
      expect(wrong).toEqual([])
      return {
        ...kinds,
        'names that lead there': ANSWERS.length,
        refused: counts.refused,
        'public or allowed': counts.allowed,
        'wrong verdicts': wrong.length,
        'requests that reached a private server': inner.reached.length,
        'requests with a key or a cookie': names.filter((name) =>
          ['authorization', 'cookie', 'proxy-authorization'].includes(name),
        ).length,
      }
    } finally {
      inner.stop()
      outer.stop()
      await rm(path, { force: true })
    }
  },
  check: (figures) => {
    expect(figures.refused).toBeGreaterThan(200)
    expect(figures).toMatchObject({
      'wrong verdicts': 0,
      'requests that reached a private server': 0,
      'requests with a key or a cookie': 0,
    })
  },
})
