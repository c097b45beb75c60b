import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DownloadError, type DownloadOptions, downloadTo } from '@/lib/outbound/download'
import { type Loopback, serveHttp, serveTcp } from '../../helpers/loopback'

const mp4 = (bytes: number) =>
  Buffer.concat([
    Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
    randomBytes(bytes - 24),
  ])

const VIDEO = mp4(300_000)
const ETAG = '"v1"'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dailies-download-'))
  path = join(folder, 'result')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const get = (server: Loopback, options: Partial<DownloadOptions> = {}) =>
  downloadTo(path, `${server.origin}/v.mp4?signature=abc`, {
    allowHosts: [server.hostPort],
    maxBytes: 10_000_000,
    stallMs: 2000,
    totalMs: 10_000,
    resume: true,
    retryDelayMs: 1,
    ...options,
  })

const problemOf = async (downloading: Promise<unknown>) => {
  try {
    await downloading
  } catch (error) {
    if (error instanceof DownloadError) return error.problem
    throw error
  }
  return 'downloaded'
}

const expectWhole = (file: { bytes: number; sha256: string }, video = VIDEO) => {
  expect(readFileSync(path).equals(video)).toBe(true)
  expect(file.bytes).toBe(video.length)
  expect(file.sha256).toBe(createHash('sha256').update(video).digest('hex'))
}

/** Serves a file with ranges; `cutAfter` bytes of each answer the connection breaks. */
const serveVideo = async (
  cuts: (number | null)[],
  more: {
    etag?: string | null
    lastModified?: string
    video?: (nth: number) => Buffer
    chunked?: boolean
  } = {},
) => {
  const requests: { range?: string; ifRange?: string }[] = []
  const server = await serveHttp((request: IncomingMessage, response: ServerResponse) => {
    const nth = requests.length
    requests.push({ range: request.headers.range, ifRange: request.headers['if-range'] as string })
    const video = more.video?.(nth) ?? VIDEO
    const etag = more.etag === undefined ? ETAG : more.etag
    if (etag) response.setHeader('etag', etag)
    if (more.lastModified) response.setHeader('last-modified', more.lastModified)
    response.setHeader('content-type', 'video/mp4')
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const isSame = [etag, more.lastModified].includes(request.headers['if-range'] as string)
    const from = start > 0 && isSame ? start : 0
    if (from > 0)
      response.setHeader('content-range', `bytes ${from}-${video.length - 1}/${video.length}`)
    response.statusCode = from > 0 ? 206 : 200
    const body = video.subarray(from)
    if (!more.chunked) response.setHeader('content-length', body.length)
    const cut = cuts[nth] ?? null
    if (cut === null) response.end(body)
    else response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), 20))
  })
  return { server, requests }
}

describe('whole files', () => {
  test('arrive byte for byte, with their hash', async () => {
    const { server, requests } = await serveVideo([])
    const file = await get(server)
    expectWhole(file)
    expect(file.contentType).toBe('video/mp4')
    expect(requests).toEqual([{ range: undefined, ifRange: undefined }])
  })

  test('also in chunks, without a length, and over what was there before', async () => {
    writeFileSync(path, mp4(500_000))
    const { server } = await serveVideo([], { chunked: true })
    expectWhole(await get(server))
    const closing = await serveTcp((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.0 200 OK\r\n\r\n')
        socket.end(VIDEO)
      }),
    )
    expectWhole(await get(closing))
  })

  test('after a redirect', async () => {
    const { server } = await serveVideo([])
    const first = await serveHttp((_, response) => {
      response.writeHead(302, { location: `${server.origin}/v.mp4` }).end()
    })
    expectWhole(await get(first, { allowHosts: [first.hostPort, server.hostPort] }))
  })

  test('in pieces smaller than the name of their format', async () => {
    const server = await serveHttp(async (_, response) => {
      response.setHeader('content-length', VIDEO.length)
      for (const byte of VIDEO.subarray(0, 14)) {
        await new Promise((resolve) => response.write(Buffer.from([byte]), resolve))
      }
      response.end(VIDEO.subarray(14))
    })
    expectWhole(await get(server))
  })
})

describe('connections that break', () => {
  test('go on where they broke, tied to the same file', async () => {
    const { server, requests } = await serveVideo([100_000, 100_000, null])
    expectWhole(await get(server))
    expect(requests).toEqual([
      { range: undefined, ifRange: undefined },
      { range: 'bytes=100000-', ifRange: ETAG },
      { range: 'bytes=200000-', ifRange: ETAG },
    ])
  })

  test('in chunks too, and by date when there is no strong tag', async () => {
    const lastModified = 'Thu, 05 Feb 2026 10:30:00 GMT'
    const { server, requests } = await serveVideo([50_000, null], {
      etag: 'W/"weak"',
      lastModified,
      chunked: true,
    })
    expectWhole(await get(server))
    expect(requests[1]).toEqual({ range: 'bytes=50000-', ifRange: lastModified })
  })

  test('without anything to tie the parts together it begins anew', async () => {
    const { server, requests } = await serveVideo([50_000, null], { etag: null })
    expectWhole(await get(server))
    expect(requests[1]).toEqual({ range: undefined, ifRange: undefined })
  })

  test('a file that changed meanwhile is fetched anew, never mixed, even when it is shorter', async () => {
    const other = mp4(40_000)
    const { server } = await serveVideo([100_000, null], {
      etag: null,
      lastModified: undefined,
      video: (nth) => (nth === 0 ? VIDEO : other),
    })
    expectWhole(await get(server), other)
    const tagged = await serveHttp((request, response) => {
      const isFirst = request.headers.range === undefined
      const video = isFirst ? VIDEO : other
      response.writeHead(200, { etag: isFirst ? '"1"' : '"2"', 'content-length': video.length })
      if (isFirst)
        response.write(video.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 20))
      else response.end(video)
    })
    expectWhole(await get(tagged), other)
  })

  test.each<[string, Record<string, string>]>([
    ['another place', { 'content-range': `bytes 0-299999/300000`, etag: ETAG }],
    ['another length', { 'content-range': `bytes 100000-199999/200000`, etag: ETAG }],
    ['another tag', { 'content-range': `bytes 100000-299999/300000`, etag: '"v2"' }],
    ['no range', { etag: ETAG }],
    ['a senseless range', { 'content-range': 'bytes 5-1/3', etag: ETAG }],
  ])('a continuation with %s is not glued on', async (_, headers) => {
    let nth = 0
    const server = await serveHttp((_request, response) => {
      nth += 1
      if (nth === 2) return void response.writeHead(206, headers).end(VIDEO.subarray(0, 200_000))
      response.writeHead(200, { etag: ETAG, 'content-length': VIDEO.length })
      if (nth === 1)
        response.write(VIDEO.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 20))
      else response.end(VIDEO)
    })
    const attempt = await get(server).catch((error: Error) => error)
    if (attempt instanceof Error) expect(attempt).toMatchObject({ problem: 'incomplete' })
    else expectWhole(attempt)
  })

  test('too often, and it is incomplete, leaving nothing behind', async () => {
    const { server, requests } = await serveVideo([1000, 1000, 1000, 1000, 1000, 1000])
    expect(await problemOf(get(server, { tries: 3 }))).toBe('incomplete')
    expect(requests).toHaveLength(3)
    expect(existsSync(path)).toBe(false)
    const once = await serveVideo([1000, null])
    expect(await problemOf(get(once.server, { resume: false }))).toBe('incomplete')
  })

  test('fewer bytes than announced, with the connection closed in order', async () => {
    const server = await serveTcp((socket) =>
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${VIDEO.length}\r\n\r\n`)
        socket.end(VIDEO.subarray(0, 5000))
      }),
    )
    expect(await problemOf(get(server, { tries: 2 }))).toBe('incomplete')
  })

  test('a stall counts as a break', async () => {
    let requests = 0
    const server = await serveHttp((request, response) => {
      requests += 1
      const start = Number(/(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      const headers = { etag: ETAG, 'content-length': VIDEO.length - start }
      if (start === 0) {
        response.writeHead(200, headers)
        response.write(VIDEO.subarray(0, 1000))
      } else {
        const range = `bytes ${start}-${VIDEO.length - 1}/${VIDEO.length}`
        response.writeHead(206, { ...headers, 'content-range': range }).end(VIDEO.subarray(start))
      }
    })
    expectWhole(await get(server, { stallMs: 150 }))
    expect(requests).toBe(2)
  })

  test('a trickle ends at the deadline for everything', async () => {
    const server = await serveHttp((_, response) => {
      response.writeHead(200, { etag: ETAG })
      response.write(VIDEO.subarray(0, 100))
      const timer = setInterval(() => response.write(Buffer.alloc(1)), 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await problemOf(get(server, { totalMs: 300 }))).toBe('incomplete')
    expect(existsSync(path)).toBe(false)
  })

  test('a signal ends it', async () => {
    const controller = new AbortController()
    const server = await serveHttp((_, response) => {
      response
        .writeHead(200)
        .write(VIDEO.subarray(0, 1000), () => setTimeout(() => controller.abort(), 20))
    })
    expect(await problemOf(get(server, { signal: controller.signal }))).toBe('incomplete')
  })
})

describe('what is no result', () => {
  const serve = (status: number, body: string | Buffer, headers: Record<string, string> = {}) =>
    serveHttp((_, response) => response.writeHead(status, headers).end(body))

  test.each([401, 403, 404, 410, 400, 451])('%i: expired, asked once', async (status) => {
    let requests = 0
    const server = await serveHttp((_, response) => {
      requests += 1
      response.writeHead(status).end('<Error>Request has expired</Error>')
    })
    expect(await problemOf(get(server))).toBe('expired')
    expect(requests).toBe(1)
    expect(existsSync(path)).toBe(false)
  })

  test.each([408, 425, 429, 500, 502, 503, 504])('%i: tried again', async (status) => {
    let requests = 0
    const server = await serveHttp((_, response) => {
      requests += 1
      if (requests < 3) response.writeHead(status).end()
      else response.writeHead(200).end(VIDEO)
    })
    expectWhole(await get(server))
    requests = 0
    expect(await problemOf(get(server, { tries: 2 }))).toBe('unreachable')
  })

  test.each<[string, number, string | Buffer, string]>([
    ['a page', 200, '<!DOCTYPE html><html>link expired</html>', 'text/html'],
    ['a page that calls itself a video', 200, '<!DOCTYPE html><html>'.repeat(100), 'video/mp4'],
    ['JSON', 200, '{"code":403,"message":"expired"}', 'application/json'],
    ['a picture', 200, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'],
    ['nothing', 200, '', 'video/mp4'],
    ['nothing, and says so', 204, '', 'video/mp4'],
    ['eight bytes of a video', 200, VIDEO.subarray(0, 8), 'video/mp4'],
    ['WebM', 200, Buffer.from('1a45dfa39f4286810142f7810142f2810442', 'hex'), 'video/webm'],
  ])('%s', async (_, status, body, type) => {
    const server = await serve(status, body, { 'content-type': type })
    expect(await problemOf(get(server))).toBe('not_a_video')
    expect(existsSync(path)).toBe(false)
  })

  test('a video under a wrong type is one all the same', async () => {
    const server = await serve(200, VIDEO, { 'content-type': 'text/html' })
    expectWhole(await get(server))
  })

  test('a page is not read to its end', async () => {
    const server = await serveHttp((_, response) => {
      response.on('error', () => {})
      const pump = (): void => {
        if (!response.destroyed) response.write('<html>'.repeat(10_000), pump)
      }
      pump()
    })
    expect(await problemOf(get(server, { maxBytes: 1e12 }))).toBe('not_a_video')
  })

  test('more than a video can be, announced or not', async () => {
    const announced = await serve(200, '', { 'content-length': '99999999999' })
    const { server } = await serveVideo([], { chunked: true })
    expect(await problemOf(get(announced, { maxBytes: 1000 }))).toBe('not_a_video')
    expect(await problemOf(get(server, { maxBytes: 1000 }))).toBe('not_a_video')
    expect(existsSync(path)).toBe(false)
  })

  test('addresses that the guard refuses, and redirects to them', async () => {
    const { server } = await serveVideo([])
    expect(await problemOf(get(server, { allowHosts: [] }))).toBe('refused_address')
    const lying = await serve(302, '', { location: `${server.origin}/v.mp4` })
    expect(await problemOf(get(lying))).toBe('refused_address')
    expect(existsSync(path)).toBe(false)
  })
})

describe('the disk', () => {
  test.runIf(existsSync('/dev/full'))(
    'full: said so, not tried again, and the path left alone',
    async () => {
      const { server, requests } = await serveVideo([])
      const options = {
        allowHosts: [server.hostPort],
        maxBytes: 1e7,
        stallMs: 1000,
        totalMs: 5000,
        resume: true,
      }
      expect(await problemOf(downloadTo('/dev/full', `${server.origin}/v`, options))).toBe(
        'storage_full',
      )
      expect(requests).toHaveLength(1)
      expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
    },
  )

  test('a folder that is not there is no problem of the download', async () => {
    const { server } = await serveVideo([])
    path = join(folder, 'missing', 'result')
    await expect(get(server)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('no descriptor is left open', async () => {
    const open = () => readdirCount('/proc/self/fd')
    const { server } = await serveVideo([1000, null, null])
    await get(server)
    const before = open()
    for (let round = 0; round < 20; round++) {
      await get(server)
      await problemOf(get(server, { maxBytes: 10 }))
    }
    // A socket or two may still be closing.
    expect(open() - before).toBeLessThan(6)
  })
})

const readdirCount = (of: string) => (existsSync(of) ? readdirSync(of).length : 0)
