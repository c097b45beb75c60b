import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { guardedLookup, outboundFetch, type Resolver } from '@/lib/outbound/fetch'
import { DownloadError } from '@/lib/outbound/problem'
import { closedPort, serveHttp, serveTcp } from '../../helpers/loopback'
import { HOSTILE_HOSTS } from './hostile-hosts'

const problemOf = async (fetching: Promise<unknown>) => {
  try {
    await fetching
  } catch (error) {
    if (error instanceof DownloadError) return error.problem
    throw error
  }
  return 'fetched'
}

const textOf = async (body: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const answers =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const never: Resolver = async () => {
  throw new Error('nothing should be looked up')
}

/** What a connection is told about a name: the addresses, or the error. */
const lookUp = (resolver: Resolver, isAllowed: boolean): Promise<unknown> =>
  new Promise((resolve) => {
    guardedLookup(resolver, isAllowed)('cdn.example.com', { all: true }, (error, addresses) =>
      resolve(error ?? addresses),
    )
  })

describe('refused before anything is sent', () => {
  test.each(HOSTILE_HOSTS)('%s', async (host) => {
    const fetching = outboundFetch(`http://${host}:9/`, { allowHosts: [], resolver: never })
    expect(await problemOf(fetching)).toBe('refused_address')
  })

  test('a private server that would answer is never reached', async () => {
    let requests = 0
    const { origin, port } = await serveHttp((_, response) => {
      requests += 1
      response.end('secret')
    })
    const names = [origin, `http://localhost:${port}`, `http://2130706433:${port}`]
    for (const url of [...names, `http://[::ffff:127.0.0.1]:${port}`]) {
      expect(await problemOf(outboundFetch(url, { allowHosts: ['127.0.0.1:1'] }))).toBe(
        'refused_address',
      )
    }
    expect(requests).toBe(0)
  })

  test.each([
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:169.254.169.254'],
    ['10.0.0.1'],
    ['fe80::1%eth0'],
    ['64:ff9b::10.0.0.1'],
    ['8.8.8.8', '192.168.0.1'],
    ['192.168.0.1', '8.8.8.8'],
    ['nonsense'],
  ])('a name that leads to %s', async (...addresses) => {
    expect(await lookUp(answers(...addresses), false)).toMatchObject({ problem: 'refused_address' })
    // Named by the operator, it may lead anywhere.
    const found = addresses.map((address) => expect.objectContaining({ address }))
    expect(await lookUp(answers(...addresses), true)).toEqual(found)
  })

  test('a name that leads to public addresses, to none, or that is not there', async () => {
    expect(await lookUp(answers('8.8.8.8', '2606:4700::1111'), false)).toHaveLength(2)
    expect(await lookUp(answers(), false)).toBeInstanceOf(Error)
    expect(await lookUp(never, false)).toMatchObject({ message: 'nothing should be looked up' })
  })

  test('a refusal by what a name leads to arrives as one', async () => {
    const refusing: Resolver = async () => {
      throw new DownloadError('refused_address', 'not public')
    }
    const allowHosts = ['localhost:9']
    expect(
      await problemOf(outboundFetch('http://localhost:9/', { allowHosts, resolver: refusing })),
    ).toBe('refused_address')
    const fetching = outboundFetch('http://localhost:9/', { allowHosts, resolver: answers() })
    expect(await problemOf(fetching)).toBe('unreachable')
  })

  test('a name that changes its answer is asked once, and connected to that first answer', async () => {
    const { port } = await serveHttp((_, response) => response.end('inner'))
    const asked: string[] = []
    const rebinding: Resolver = async (hostname) => {
      asked.push(hostname)
      return answers(asked.length === 1 ? '127.0.0.2' : '127.0.0.1')(hostname)
    }
    const options = { allowHosts: [`localhost:${port}`], resolver: rebinding }
    expect(await problemOf(outboundFetch(`http://localhost:${port}/`, options))).toBe('unreachable')
    expect(asked).toEqual(['localhost'])
    const { body } = await outboundFetch(`http://localhost:${port}/`, options)
    expect(await textOf(body)).toBe('inner')
  })
})

describe('redirects', () => {
  test('are followed within what is allowed', async () => {
    const inner = await serveHttp((request, response) => response.end(`at ${request.url}`))
    const outer = await serveHttp((request, response) => {
      const location = request.url === '/a' ? '/b' : `${inner.origin}/c`
      response.writeHead(302, { location }).end('moved')
    })
    const { status, url, body } = await outboundFetch(`${outer.origin}/a`, {
      allowHosts: [inner.hostPort, outer.hostPort],
    })
    expect(status).toBe(200)
    expect(url.href).toBe(`${inner.origin}/c`)
    expect(await textOf(body)).toBe('at /c')
  })

  test.each([301, 302, 303, 307, 308])('%i to anything hostile is refused', async (status) => {
    let reached = 0
    const inner = await serveHttp((_, response) => {
      reached += 1
      response.end()
    })
    let location = ''
    const outer = await serveHttp((_, response) => response.writeHead(status, { location }).end())
    for (location of [
      `${inner.origin}/`,
      `http://localhost:${inner.port}/`,
      `http://2130706433:${inner.port}/`,
      `//[::1]:${inner.port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'file:///etc/passwd',
      'javascript:1',
      'data:text/plain,x',
      'http://a:b@example.com/',
      'http://',
    ]) {
      const fetching = outboundFetch(`${outer.origin}/`, { allowHosts: [outer.hostPort] })
      expect(await problemOf(fetching)).toBe('refused_address')
    }
    expect(reached).toBe(0)
  })

  test('are counted', async () => {
    let requests = 0
    const { origin, hostPort } = await serveHttp((_, response) => {
      requests += 1
      response.writeHead(302, { location: '/again' }).end()
    })
    const options = { allowHosts: [hostPort] }
    expect(await problemOf(outboundFetch(origin, options))).toBe('unreachable')
    expect(requests).toBe(6)
    requests = 0
    expect(await problemOf(outboundFetch(origin, { ...options, maxRedirects: 0 }))).toBe(
      'unreachable',
    )
    expect(requests).toBe(1)
  })

  test('a redirect to nowhere is an answer', async () => {
    const { origin, hostPort } = await serveHttp((_, response) => response.writeHead(302).end())
    const { status, body } = await outboundFetch(origin, { allowHosts: [hostPort] })
    body.destroy()
    expect(status).toBe(302)
  })
})

describe('what is sent', () => {
  test('only headers of a closed set, so no key can leave', async () => {
    const seen: string[] = []
    const { origin, hostPort } = await serveHttp((request, response) => {
      seen.push(...Object.keys(request.headers))
      response.end()
    })
    const options = { allowHosts: [hostPort], headers: { range: 'bytes=0-' } }
    ;(await outboundFetch(origin, options)).body.destroy()
    expect(seen.sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'range',
      'user-agent',
    ])
    for (const name of ['authorization', 'Authorization', 'cookie', 'x-api-key']) {
      const headers = { [name]: 'secret' } as Record<string, string>
      await expect(outboundFetch(origin, { allowHosts: [hostPort], headers })).rejects.toThrow(
        TypeError,
      )
    }
  })
})

describe('unreachable', () => {
  test('nobody listens, no answer, broken answers', async () => {
    const port = await closedPort()
    const silent = await serveTcp(() => {})
    const resetting = await serveTcp((socket) =>
      socket.once('data', () => socket.resetAndDestroy()),
    )
    const garbage = await serveTcp((socket) =>
      socket.once('data', () => socket.end('220 smtp\r\n')),
    )
    const switching = await serveTcp((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      ),
    )
    const servers = [silent, resetting, garbage, switching]
    for (const hostPort of [`127.0.0.1:${port}`, ...servers.map((server) => server.hostPort)]) {
      const fetching = outboundFetch(`http://${hostPort}/`, { allowHosts: [hostPort], waitMs: 200 })
      expect(await problemOf(fetching)).toBe('unreachable')
    }
  })

  test('a signal ends it', async () => {
    const silent = await serveTcp(() => {})
    const controller = new AbortController()
    const fetching = problemOf(
      outboundFetch(silent.origin, { allowHosts: [silent.hostPort], signal: controller.signal }),
    )
    await once(silent.server, 'connection')
    controller.abort()
    expect(await fetching).toBe('unreachable')
  })

  test('the message names the host, never the whole address with its signature', async () => {
    const error = await outboundFetch('http://10.0.0.1/v.mp4?signature=abc', {
      allowHosts: [],
    }).catch((caught: Error) => caught)
    expect(`${error}`).toContain('10.0.0.1')
    expect(`${error}`).not.toContain('signature')
  })
})
