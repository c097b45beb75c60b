import { readdir, writeFile } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/env'
import { s3Storage } from '@/lib/media/s3-storage'
import { ownDisk, temporaryDirectory } from '@/lib/media/storage'
import type { Storage } from '@/lib/media/storage-interface'
import { contentKey } from '@/lib/media/storage-key'
import { bucketVariables } from '@/tests/helpers/bucket'
import { closedPort, serveHttp } from '@/tests/helpers/loopback'
import { sha256 } from './stored'
import { useDataDir } from './with-data-dir'

const TIMING = { connectMs: 1_000, answerMs: 1_500, partMs: 700, stallMs: 300 }
const SECRET = 'a-secret-that-nobody-may-read'
const content = new TextEncoder().encode('the real bytes of a shot')
const key = contentKey(sha256(content), 'mp4')

const at = (endpoint: string): Storage => {
  const variables = { ...bucketVariables(endpoint), S3_SECRET_ACCESS_KEY: SECRET }
  const { s3 } = parseEnv(variables, '/nowhere')
  if (!s3) throw new Error('no bucket')
  return s3Storage(s3, { temporaryPath: ownDisk().temporaryPath, timing: TIMING })
}

const faulty = async (listener: RequestListener) => at((await serveHttp(listener)).origin)

const refuse = (response: ServerResponse, status: number, code: string) => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`)
}

/** Answers as if all were well, with these bytes. */
const give = (request: IncomingMessage, response: ServerResponse, bytes: Uint8Array) => {
  response.writeHead(200, {
    'content-length': bytes.length,
    'last-modified': 'Mon, 23 Nov 2026 07:00:00 GMT',
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

describe('a bucket in trouble', () => {
  useDataDir()

  it.each([
    [503, 'SlowDown', 'busy', 'storage_unavailable'],
    [500, 'InternalError', 'busy', 'storage_unavailable'],
    [403, 'SignatureDoesNotMatch', 'key', 'storage_unavailable'],
    [404, 'NoSuchBucket', 'bucket', 'storage_unavailable'],
    [400, 'AuthorizationHeaderMalformed', 'region', 'storage_unavailable'],
    [403, 'RequestTimeTooSkewed', 'clock', 'storage_unavailable'],
    [507, 'XMinioStorageFull', 'full', 'storage_full'],
  ])('that answers %i %s is told as %s', async (status, name, problem, code) => {
    const place = await faulty((request, response) => {
      request.resume()
      if (request.method === 'HEAD') return response.writeHead(404).end()
      refuse(response, status, name)
    })
    const error = await place.put(content, { key }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code, problem })
    const told = inspect(error, { depth: 20, showHidden: true })
    expect(told).not.toContain(SECRET)
    expect(JSON.stringify(error)).not.toContain(SECRET)
  })

  it('is asked again after SlowDown, and then works', async () => {
    let asked = 0
    const place = await faulty((request, response) => {
      asked += 1
      if (asked < 3) return refuse(response, 503, 'SlowDown')
      give(request, response, content)
    })
    expect(await place.stat(key)).toEqual({ sizeBytes: content.length })
    expect(asked).toBe(3)
  })

  it('that says nothing is given up', async () => {
    const place = await faulty(() => {})
    const unavailable = { code: 'storage_unavailable', problem: 'unreachable' }
    await expect(place.stat(key)).rejects.toMatchObject(unavailable)
    await expect(place.put(content, { key, replace: true })).rejects.toMatchObject(unavailable)
    await expect(place.list().next()).rejects.toMatchObject(unavailable)
  })

  it('that is not there is told at once', async () => {
    const place = at(`http://127.0.0.1:${await closedPort()}`)
    await expect(place.stat(key)).rejects.toMatchObject({ problem: 'unreachable' })
  })

  it('that stops in the middle is given up', async () => {
    const place = await faulty((request, response) => {
      if (request.method === 'HEAD') return give(request, response, content)
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 5))
    })
    await expect(place.withFile(key, async () => 1)).rejects.toMatchObject({
      problem: 'unreachable',
    })
    const { stream } = await place.open(key)
    await expect(new Response(stream).text()).rejects.toMatchObject({ problem: 'unreachable' })
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it('that gives somebody else’s bytes is found out, and nothing is left of them', async () => {
    const other = new TextEncoder().encode('bytes of somebody else!!')
    expect(other.length).toBe(content.length)
    const place = await faulty((request, response) => give(request, response, other))
    let used = false
    const use = async () => {
      used = true
    }
    await expect(place.withFile(key, use)).rejects.toMatchObject({
      code: 'storage_damaged',
      problem: 'damaged',
    })
    expect(used).toBe(false)
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it.each([
    ['too little', content.subarray(0, 9)],
    ['too much', new Uint8Array(99)],
  ])('that gives %s breaks the answer off', async (_, bytes) => {
    const place = await faulty((request, response) => give(request, response, bytes))
    const { stream } = await place.open(key, { sizeBytes: content.length })
    await expect(new Response(stream).text()).rejects.toMatchObject({ code: 'storage_damaged' })
  })

  it('that knows nothing of ranges breaks the answer off', async () => {
    const place = await faulty((request, response) => give(request, response, content))
    const { stream } = await place.open(key, { range: { start: 2, end: 5 } })
    await expect(new Response(stream).text()).rejects.toMatchObject({ code: 'storage_damaged' })
  })

  it('that keeps less than it was given is found out', async () => {
    const place = await faulty((request, response) => {
      request.resume()
      if (request.method === 'HEAD') return give(request, response, content.subarray(0, 3))
      response.writeHead(200, { etag: '"x"' }).end()
    })
    await expect(place.put(content, { key })).rejects.toMatchObject({ code: 'storage_damaged' })
  })

  it.each([
    ['the same', content],
    ['other', new Uint8Array(content.length)],
  ])('that has tags of its own is read back, and has %s bytes', async (_, kept) => {
    const seen: string[] = []
    let isThere = false
    const place = await faulty((request, response) => {
      request.resume()
      seen.push(request.method ?? '')
      response.setHeader('etag', '"of-its-own"')
      if (request.method === 'PUT') isThere = true
      if (request.method === 'DELETE') isThere = false
      if (['PUT', 'DELETE'].includes(request.method ?? '')) return response.writeHead(200).end()
      return isThere ? give(request, response, kept) : response.writeHead(404).end()
    })
    const put = place.put(content, { key })
    if (kept === content) await put
    else await expect(put).rejects.toMatchObject({ code: 'storage_damaged' })
    // What is wrong is taken away again, and never taken for what is there already.
    expect(seen).toEqual(['HEAD', 'PUT', 'HEAD', 'GET', ...(isThere ? [] : ['DELETE'])])
    expect(isThere).toBe(kept === content)
  })

  it('gives up all parts of an upload when one fails, and the file', async () => {
    const seen: string[] = []
    const place = await faulty((request, response) => {
      request.resume()
      const { method, url = '' } = request
      const { searchParams } = new URL(url, 'http://x')
      if (method === 'HEAD') return response.writeHead(404).end()
      if (method === 'POST' && searchParams.has('uploads')) {
        seen.push('begun')
        return response.end(
          '<?xml version="1.0"?><InitiateMultipartUploadResult><UploadId>U</UploadId></InitiateMultipartUploadResult>',
        )
      }
      if (method === 'DELETE') {
        seen.push(`given up ${searchParams.get('uploadId')}`)
        return response.writeHead(204).end()
      }
      if (searchParams.get('partNumber') === '2') return refuse(response, 403, 'AccessDenied')
      request.on('end', () => response.writeHead(200, { etag: '"part"' }).end())
    })
    const path = place.temporaryPath()
    const large = new Uint8Array(18_000_000)
    await writeFile(path, large)
    await expect(place.put(path, { key: contentKey(sha256(large), 'mp4') })).rejects.toMatchObject({
      problem: 'key',
    })
    expect(seen).toEqual(['begun', 'given up U'])
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it('lists page by page, and leaves out what is not ours', async () => {
    const page = (name: string, next?: string) =>
      `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>` +
      (next ? `<NextContinuationToken>${next}</NextContinuationToken>` : '') +
      `<Contents><Key>${name}</Key><Size>7</Size><LastModified>2026-11-20T10:00:00.000Z</LastModified></Contents>` +
      '<Contents><Key>backup/notes.txt</Key><Size>1</Size></Contents></ListBucketResult>'
    const second = contentKey('f'.repeat(64), 'webp')
    const place = await faulty((request, response) => {
      const token = new URL(request.url ?? '', 'http://x').searchParams.get('continuation-token')
      response.setHeader('content-type', 'application/xml')
      response.end(token === 'more' ? page(second) : page(key, 'more'))
    })
    const pages: unknown[] = []
    for await (const files of place.list()) pages.push(files)
    const changedAt = new Date('2026-11-20T10:00:00.000Z')
    expect(pages).toEqual([
      [{ key, sizeBytes: 7, changedAt }],
      [{ key: second, sizeBytes: 7, changedAt }],
    ])
  })
})
