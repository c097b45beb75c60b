import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTask, readTask } from '@/lib/kling/client'
import type { WireRequest } from '@/lib/kling/request'
import { closedPort, serveHttp, serveTcp } from '../../helpers/loopback'
import { selfSigned } from '../../helpers/self-signed'

const KEY = 'sk-kling-0123456789/"+secret'
const REQUEST: WireRequest = {
  type: 'pro-text-to-video',
  prompt: '고요한 바다 🎬',
  sound: true,
  duration: 5,
}
const ACCEPTED = JSON.stringify({
  code: 200,
  message: 'success',
  data: { task_id: 'n75abc', status: 'IN_PROGRESS', consumed_credits: 400 },
})
const QUICK = { connectMs: 1000, totalMs: 300 }

const provider = (baseUrl: string, apiKey = KEY) =>
  ({ mode: 'kling', apiKey, baseUrl, speed: 1 }) as const

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('what leaves', () => {
  test('one POST with the key, as JSON, on a connection of its own', async () => {
    const seen: unknown[] = []
    const { origin } = await serveHttp(async (request, response) => {
      seen.push({
        line: `${request.method} ${request.url}`,
        authorization: request.headers.authorization,
        accept: request.headers.accept,
        type: request.headers['content-type'],
        connection: request.headers.connection,
        length: request.headers['content-length'],
        body: JSON.parse(await bodyOf(request)),
      })
      response.end(ACCEPTED)
    })
    const outcome = await createTask(provider(origin), REQUEST)
    expect(outcome).toEqual({
      kind: 'accepted',
      taskId: 'n75abc',
      credits: 400,
      raw: `HTTP 200\n${ACCEPTED}`,
    })
    expect(seen).toEqual([
      {
        line: 'POST /api/generate',
        authorization: `Bearer ${KEY}`,
        accept: 'application/json',
        type: 'application/json',
        connection: 'close',
        length: `${Buffer.byteLength(JSON.stringify(REQUEST))}`,
        body: REQUEST,
      },
    ])
  })

  test('the id of a status request is written so that it cannot change the address', async () => {
    const urls: (string | undefined)[] = []
    const { origin } = await serveHttp((request, response) => {
      urls.push(request.url)
      response.end('{}')
    })
    await readTask(provider(`${origin}/base`), 'n75&x=1/../#?')
    expect(urls).toEqual(['/base/api/status?task_id=n75%26x%3D1%2F..%2F%23%3F'])
  })
})

describe('the key stays', () => {
  const spellings = [KEY, JSON.stringify(KEY).slice(1, -1), encodeURIComponent(KEY), btoa(KEY)]

  test('out of every text that is kept, however the answer repeats it', async () => {
    const echo = {
      error: { code: KEY, message: `bad key ${KEY}` },
      spellings,
      header: `Bearer ${KEY}`,
    }
    const { origin } = await serveHttp((request, response) => {
      response.statusCode = request.method === 'POST' ? 401 : 200
      response.end(
        request.method === 'POST'
          ? JSON.stringify(echo)
          : JSON.stringify({
              data: {
                task_id: 'n75abc',
                status: 'FAILED',
                error_message: `no ${KEY}`,
                request: { prompt: 'x' },
              },
            }),
      )
    })
    const outcome = JSON.stringify(await createTask(provider(origin), REQUEST))
    const news = JSON.stringify(await readTask(provider(origin), 'n75abc'))
    for (const text of [outcome, news]) {
      expect(text).not.toContain('secret')
      for (const spelling of spellings) expect(text).not.toContain(spelling)
    }
    expect(outcome).toContain('[key]')
  })

  test('also where an answer breaks off in the middle of it', async () => {
    const { origin } = await serveHttp((_, response) => {
      response.writeHead(500, { 'content-length': 1000 })
      response.write(`the key is ${KEY.slice(0, 20)}`, () => response.destroy())
    })
    const outcome = await createTask(provider(origin), REQUEST)
    expect(outcome.kind).toBe('unknown')
    expect(outcome.raw).toContain('the key is [key]')
  })

  test.each([301, 302, 303, 307, 308])('a %i is not followed', async (status) => {
    const stolen: unknown[] = []
    const thief = await serveHttp((request, response) => {
      stolen.push(request.headers)
      response.end(ACCEPTED)
    })
    const { origin } = await serveHttp((_, response) => {
      response.writeHead(status, { location: `${thief.origin}/api/generate` }).end()
    })
    expect(await createTask(provider(origin), REQUEST)).toMatchObject({
      kind: 'rejected',
      providerCode: `HTTP_${status}`,
      pause: expect.stringContaining('redirect'),
    })
    expect((await readTask(provider(origin), 'n75abc')).kind).toBe('no_news')
    expect(stolen).toEqual([])
  })

  test('a key or an address of which no request can be made is not sent, and not told', async () => {
    for (const bad of [provider('http://127.0.0.1:9', `${KEY}\r\nx: y`), provider('nonsense')]) {
      const outcome = await createTask(bad, REQUEST)
      expect(outcome.kind).toBe('not_sent')
      expect(JSON.stringify(outcome)).not.toContain('secret')
    }
  })
})

describe('not sent', () => {
  test('nobody listens', async () => {
    const port = await closedPort()
    expect(await createTask(provider(`http://127.0.0.1:${port}`), REQUEST)).toMatchObject({
      kind: 'not_sent',
      reason: 'not_reached (ECONNREFUSED)',
    })
    expect((await readTask(provider(`http://127.0.0.1:${port}`), 'n75abc')).kind).toBe('no_news')
  })

  test('a TLS handshake that never ends, breaks, or meets another protocol', async () => {
    const received: Buffer[] = []
    const silent = await serveTcp((socket) => socket.on('data', (chunk) => received.push(chunk)))
    const breaking = await serveTcp((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const plain = await serveTcp((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400\r\n\r\n')),
    )
    for (const server of [silent, breaking, plain]) {
      const secure = provider(server.origin.replace('http:', 'https:'))
      const outcome = await createTask(secure, REQUEST, { connectMs: 200, totalMs: 5000 })
      expect(outcome.kind).toBe('not_sent')
    }
    expect(Buffer.concat(received).toString('latin1')).not.toContain('secret')
  })

  test('a certificate that nobody vouches for', async () => {
    const server = createTlsServer(selfSigned(), (_, response) => {
      response.end(ACCEPTED)
    })
    server.on('tlsClientError', () => {})
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    expect(await createTask(provider(`https://127.0.0.1:${port}`), REQUEST)).toMatchObject({
      kind: 'not_sent',
      reason: expect.stringMatching(/^no_secure_connection \(.*CERT/),
    })
  })
})

describe('unknown: once connected, anything may have been charged', () => {
  test('a reset or an end once the request was read', async () => {
    let requests = 0
    const after = await serveTcp((socket) => {
      socket.once('data', () => {
        requests += 1
        socket.resetAndDestroy()
      })
    })
    const closing = await serveTcp((socket) => {
      socket.once('data', () => {
        requests += 1
        socket.end()
      })
    })
    for (const server of [after, closing]) {
      expect((await createTask(provider(server.origin), REQUEST)).kind).toBe('unknown')
      expect((await readTask(provider(server.origin), 'n75abc')).kind).toBe('no_news')
    }
    // Once each for create and status: nothing is ever sent again by itself.
    expect(requests).toBe(4)
  })

  test('a reset at once: unknown, unless the connection never came about on our side', async () => {
    let bytes = 0
    const { origin } = await serveTcp((socket) => {
      socket.on('data', (chunk) => {
        bytes += chunk.length
      })
      socket.resetAndDestroy()
    })
    for (let round = 0; round < 20; round++) {
      const outcome = await createTask(provider(origin), REQUEST)
      expect(['unknown', 'not_sent']).toContain(outcome.kind)
      expect(outcome.raw).toMatch(/ECONNRESET|EPIPE/)
    }
    expect(bytes).toBe(0)
  })

  test('silence, before and within the answer', async () => {
    const silent = await serveTcp(() => {})
    const half = await serveHttp((_, response) => {
      response.writeHead(200)
      response.write(ACCEPTED.slice(0, 30))
    })
    expect(await createTask(provider(silent.origin), REQUEST, QUICK)).toMatchObject({
      kind: 'unknown',
      reason: 'no_answer_in_time',
    })
    expect(await createTask(provider(half.origin), REQUEST, QUICK)).toMatchObject({
      kind: 'unknown',
      reason: 'cut_short (not finished in time)',
      raw: expect.stringContaining('"code":200'),
    })
    expect((await readTask(provider(silent.origin), 'n75abc', null, QUICK)).kind).toBe('no_news')
    expect((await readTask(provider(half.origin), 'n75abc', null, QUICK)).kind).toBe('no_news')
  })

  test('an answer cut off, by length and by chunks', async () => {
    for (const headers of [{ 'content-length': 500 }, {}]) {
      const { origin } = await serveHttp((_, response) => {
        response.writeHead(200, headers)
        response.write(ACCEPTED, () => response.destroy())
      })
      expect((await createTask(provider(origin), REQUEST)).kind).toBe('unknown')
      expect((await readTask(provider(origin), 'n75abc')).kind).toBe('no_news')
    }
  })

  test('what is no HTTP', async () => {
    const { origin } = await serveTcp((socket) => {
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    })
    expect((await createTask(provider(origin), REQUEST)).kind).toBe('unknown')
  })

  test('a switch to another protocol', async () => {
    const { origin } = await serveTcp((socket) => {
      socket.once('data', () =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
        ),
      )
    })
    expect((await createTask(provider(origin), REQUEST)).kind).toBe('unknown')
  })

  test('an answer beyond 4 MiB is not read to its end', async () => {
    const { origin } = await serveHttp((_, response) => {
      response.write(ACCEPTED.slice(0, -1))
      response.on('error', () => {})
      const pump = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(1 << 20, 0x20), pump)
      }
      pump()
    })
    const outcome = await createTask(provider(origin), REQUEST)
    expect(outcome).toMatchObject({
      kind: 'unknown',
      raw: expect.stringMatching(/larger than 4 MiB/),
    })
    expect(Buffer.byteLength(outcome.raw)).toBeLessThanOrEqual(8192)
  })
})

describe('answers that are told by their status', () => {
  test('rejected although the body breaks off', async () => {
    const { origin } = await serveHttp((_, response) => {
      response.writeHead(402, { 'content-length': 100 })
      response.write('{"code":', () => response.destroy())
    })
    expect((await createTask(provider(origin), REQUEST)).kind).toBe('rejected')
  })

  test('throttled, with its Retry-After', async () => {
    const { origin } = await serveHttp((_, response) => {
      response.writeHead(429, { 'Retry-After': '12' }).end()
    })
    expect(await createTask(provider(origin), REQUEST)).toMatchObject({
      kind: 'throttled',
      retryAfterMs: 12_000,
    })
  })

  test('compressed all the same', async () => {
    const { origin } = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(ACCEPTED))
    })
    expect((await createTask(provider(origin), REQUEST)).kind).toBe('accepted')
    const bomb = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1 << 26)))
    })
    expect((await createTask(provider(bomb.origin), REQUEST)).kind).toBe('unknown')
  })

  test('an answer after 100 Continue and early hints', async () => {
    const { origin } = await serveTcp((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n')
        socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${ACCEPTED.length}\r\n\r\n${ACCEPTED}`)
      })
    })
    expect((await createTask(provider(origin), REQUEST)).kind).toBe('accepted')
  })
})
