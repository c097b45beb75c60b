import { randomBytes } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { serveFile } from '@/lib/media/serve-file'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { openFilesUnder, sha256, store, untilAllClosed } from './stored'
import { useDataDir } from './with-data-dir'

describe('serveFile', () => {
  const data = useDataDir()
  const content = new Uint8Array(randomBytes(1000))
  const etag = `"${sha256(content)}"`
  let key = ''
  beforeAll(async () => {
    key = await store(content, 'mp4')
  })

  const ask = (headers: Record<string, string> = {}, method = 'GET', signal?: AbortSignal) =>
    serveFile(new Request('http://studio.test/file', { method, headers, signal }), {
      key,
      contentType: 'video/mp4',
    })
  const bodyOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

  it('answers the whole file', async () => {
    const response = await ask()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable, no-transform',
      'content-disposition': 'inline',
      'content-length': '1000',
      'content-security-policy': 'sandbox',
      'content-type': 'video/mp4',
      etag,
      'x-body-length': '1000',
      'x-content-type-options': 'nosniff',
    })
    expect(await bodyOf(response)).toEqual(content)
  })

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-1', 0, 1],
    ['bytes=100-199', 100, 199],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=0-99999', 0, 999],
  ])('answers %s with exactly these bytes', async (range, start, end) => {
    const response = await ask({ range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000`)
    expect(response.headers.get('content-length')).toBe(String(end - start + 1))
    expect(response.headers.get('etag')).toBe(etag)
    expect(await bodyOf(response)).toEqual(content.subarray(start, end + 1))
  })

  it.each(['bytes=1000-', 'bytes=-0'])('answers %s with 416 and the length', async (range) => {
    const response = await ask({ range })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */1000')
    expect((await bodyOf(response)).length).toBe(0)
  })

  it('answers several ranges with the whole file', async () => {
    const response = await ask({ range: 'bytes=0-1,5-6' })
    expect(response.status).toBe(200)
    expect(await bodyOf(response)).toEqual(content)
  })

  it('answers a range only for the version that If-Range names', async () => {
    expect((await ask({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206)
    expect((await ask({ range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200)
    expect((await ask({ range: 'bytes=5000-', 'if-range': '"old"' })).status).toBe(200)
    const date = 'Tue, 01 Jan 2030 00:00:00 GMT'
    expect((await ask({ range: 'bytes=0-1', 'if-range': date })).status).toBe(200)
  })

  it('answers 304 without a body to who has it, before any range', async () => {
    for (const tag of [etag, `W/${etag}`, '*']) {
      const response = await ask({ 'if-none-match': tag, range: 'bytes=5000-' })
      expect(response.status).toBe(304)
      expect(response.headers.get('etag')).toBe(etag)
      expect(response.headers.get('content-length')).toBeNull()
      expect(response.body).toBeNull()
    }
    expect((await ask({ 'if-none-match': '"old"' })).status).toBe(200)
  })

  it('answers 412 to who insists on another version', async () => {
    expect((await ask({ 'if-match': '"old"' })).status).toBe(412)
    expect((await ask({ 'if-match': etag })).status).toBe(200)
  })

  it('answers HEAD like GET without a body, and without a range', async () => {
    const response = await ask({ range: 'bytes=0-1' }, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('1000')
    expect(response.headers.get('content-range')).toBeNull()
    expect(response.body).toBeNull()
    expect((await ask({ 'if-none-match': etag }, 'HEAD')).status).toBe(304)
  })

  it('offers a name in any language for saving', async () => {
    const response = await serveFile(new Request('http://studio.test/'), {
      key,
      contentType: 'video/mp4',
      fileName: '고양이.mp4',
      download: true,
    })
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="___.mp4"')
    expect(response.headers.get('content-disposition')).toContain('%EA%B3%A0')
    await response.body?.cancel()
  })

  it('answers an empty file', async () => {
    const empty = await store(new Uint8Array(), 'txt')
    const file = { key: empty, contentType: 'text/plain' }
    const response = await serveFile(new Request('http://studio.test/'), file)
    expect(response.headers.get('content-length')).toBe('0')
    expect((await bodyOf(response)).length).toBe(0)
    const headers = { range: 'bytes=0-' }
    const ranged = await serveFile(new Request('http://studio.test/', { headers }), file)
    expect([ranged.status, ranged.headers.get('content-range')]).toEqual([416, 'bytes */0'])
  })

  it('tells a place that is away from a file that is gone', async () => {
    const media = join(data.path(), 'media')
    await rename(media, `${media}-away`)
    await expect(ask()).rejects.toMatchObject({ code: 'storage_unavailable' })
    await rename(`${media}-away`, media)
    expect((await ask()).status).toBe(200)
  })

  it('says not found for what is gone', async () => {
    const file = { key: contentKey('f'.repeat(64), 'mp4'), contentType: 'video/mp4' }
    await expect(serveFile(new Request('http://studio.test/'), file)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  describe('when the reader leaves', () => {
    let large = ''
    beforeAll(async () => {
      large = await store(new Uint8Array(randomBytes(3_000_000)), 'mp4')
    })
    const start = (signal?: AbortSignal) =>
      serveFile(new Request('http://studio.test/', { signal }), {
        key: large,
        contentType: 'video/mp4',
      })

    it('opens nothing for an answer that nobody reads', async () => {
      const answers = await Promise.all(Array.from({ length: 200 }, () => start()))
      await setTimeout(20)
      expect(openFilesUnder(data.path())).toBe(0)
      expect(answers).toHaveLength(200)
    })

    it('closes the file after each of 200 cancelled answers', async () => {
      await Promise.all(
        Array.from({ length: 200 }, async (_, index) => {
          const reader = (await start()).body?.getReader()
          const reading = reader?.read()
          // Before, while and after the first bytes are read.
          if (index % 3 === 0) await reading
          if (index % 3 === 1) await setTimeout(index % 7)
          await reader?.cancel()
          await reading
        }),
      )
      await untilAllClosed(data.path())
    })

    it('closes the file after each of 200 aborted requests', async () => {
      await Promise.all(
        Array.from({ length: 200 }, async (_, index) => {
          const controller = new AbortController()
          const reader = (await start(controller.signal)).body?.getReader()
          const reading = reader?.read().catch(() => null)
          if (index % 3 === 0) await reading
          if (index % 3 === 1) await setTimeout(index % 7)
          controller.abort()
          await reading
          await expect(reader?.read()).rejects.toThrow('abort')
        }),
      )
      await untilAllClosed(data.path())
    })

    it('closes the file after its last byte, and reads at most what is asked for', async () => {
      const response = await start()
      expect((await response.arrayBuffer()).byteLength).toBe(3_000_000)
      await untilAllClosed(data.path())
    })

    it('breaks the answer off when the file was cut under it', async () => {
      const bytes = new Uint8Array(randomBytes(2_000_000))
      const cut = await store(bytes, 'mp4')
      const response = await serveFile(new Request('http://studio.test/'), {
        key: cut,
        contentType: 'video/mp4',
      })
      const { truncate } = await import('node:fs/promises')
      await storage().withFile(cut, (path) => truncate(path, 1_000_000))
      await expect(response.arrayBuffer()).rejects.toThrow()
      await untilAllClosed(data.path())
    })
  })
})
