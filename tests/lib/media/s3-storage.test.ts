import { readdirSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { env, parseEnv, setEnv } from '@/lib/env'
import { s3Storage } from '@/lib/media/s3-storage'
import { storage, temporaryDirectory } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { useBucket } from '@/tests/helpers/bucket'
import { serveBucketFront } from '@/tests/helpers/bucket-front'
import { sha256, store } from './stored'
import { useDataDir } from './with-data-dir'

const bytes = (text: string) => new TextEncoder().encode(text)
const readAll = async (key: string, range?: { start: number; end: number }) => {
  const { stream } = await storage().open(key, range ? { range } : {})
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
const textOf = async (key: string, range?: { start: number; end: number }) =>
  new TextDecoder().decode(await readAll(key, range))
const noise = (length: number, seed = 1) => {
  const content = new Uint8Array(length)
  for (let at = 0, value = seed; at < length; at += 1) {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648
    content[at] = value >> 16
  }
  return content
}

describe('storage in a bucket', () => {
  const data = useDataDir()
  const bucket = useBucket()
  beforeAll(() => {
    const { variables, endpoint } = bucket()
    setEnv(parseEnv({ DATA_DIR: data.path(), ...variables, S3_PUBLIC_URL: endpoint }, data.path()))
  })

  it('keeps what was put, whole or in part', async () => {
    const key = await store(bytes('every frame counts'))
    expect(await storage().stat(key)).toEqual({ sizeBytes: 18 })
    expect(await textOf(key)).toBe('every frame counts')
    expect(await textOf(key, { start: 6, end: 10 })).toBe('frame')
    expect(await storage().withFile(key, (path) => readFile(path, 'utf8'))).toBe(
      'every frame counts',
    )
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it('keeps an empty file', async () => {
    expect(await textOf(await store(new Uint8Array()))).toBe('')
  })

  it('carries what is large in parts, from a file that is used up', async () => {
    const content = noise(20_000_001)
    const path = storage().temporaryPath()
    await writeFile(path, content)
    const key = contentKey(sha256(content), 'mp4')
    await storage().put(path, { key })
    expect(await readdir(temporaryDirectory())).toEqual([])
    expect(await storage().stat(key)).toEqual({ sizeBytes: 20_000_001 })
    const range = { start: 8_388_600, end: 8_388_620 }
    expect(await readAll(key, range)).toEqual(content.subarray(8_388_600, 8_388_621))
    expect(sha256(await readAll(key))).toBe(sha256(content))
    expect(await storage().withFile(key, async (file) => (await stat(file)).size)).toBe(20_000_001)
  })

  it.each([0, 5_000_000, 8_388_608, 16_777_216, 20_000_001])(
    'knows by its tag that all %i bytes arrived, and reads none of them back',
    async (length) => {
      const front = await serveBucketFront(bucket().endpoint)
      const variables = { ...bucket().variables, S3_ENDPOINT: front.origin }
      const { s3 } = parseEnv(variables, data.path())
      if (!s3) throw new Error('no bucket')
      const place = s3Storage(s3, { temporaryPath: storage().temporaryPath })
      const content = noise(length, 7)
      const path = place.temporaryPath()
      await writeFile(path, content)
      const key = contentKey(sha256(content), 'mp4')
      await place.put(path, { key })
      expect(front.methods).not.toContain('GET')
      const { length: before } = front.methods
      // What is there is known by the same tag, and left as it is.
      await place.put(content, { key })
      expect(front.methods.slice(before)).toEqual(['HEAD'])
    },
  )

  it('stores the same content once, also when it comes from several at once', async () => {
    const keys = await Promise.all(Array.from({ length: 6 }, () => store(bytes('twice'), 'txt')))
    await store(bytes('twice'), 'txt')
    const found: string[] = []
    for await (const page of storage().list()) found.push(...page.map(({ key }) => key))
    expect(found.filter((key) => key === keys[0])).toHaveLength(1)
  })

  it('says not found for what is not there', async () => {
    const key = contentKey('0'.repeat(64), 'mp4')
    expect(await storage().stat(key)).toBeNull()
    await expect(storage().open(key)).rejects.toMatchObject({ code: 'not_found' })
    await expect(storage().withFile(key, async () => 1)).rejects.toMatchObject({
      code: 'not_found',
    })
    await storage().remove(key)
  })

  it('removes what nothing names only where nobody has put it for a day', async () => {
    const key = await store(bytes('to be removed'))
    const { age } = bucket()
    await age(key, 23)
    expect(await storage().removeUnnamed(key, { named: false })).toBe(false)
    await age(key, 25)
    expect(await storage().removeUnnamed(key, { named: true })).toBe(true)
    // Put once more it is young again, although its bytes were there.
    await store(bytes('to be removed'))
    expect(await storage().removeUnnamed(key, { named: false })).toBe(false)
    expect(await storage().stat(key)).not.toBeNull()
    await age(key, 25)
    expect(await storage().removeUnnamed(key, { named: false })).toBe(true)
    expect(await storage().stat(key)).toBeNull()
    expect(await storage().removeUnnamed(key, { named: false })).toBe(true)
  })

  it('refuses a key that could lead elsewhere', async () => {
    await expect(storage().stat('../../etc/passwd')).rejects.toThrow('not a content key')
    await expect(storage().put(bytes('x'), { key: 'x' })).rejects.toThrow('not a content key')
    await expect(storage().open('x')).rejects.toThrow('not a content key')
    await expect(storage().remove('x')).rejects.toThrow('not a content key')
  })

  it('lists everything with sizes and times', async () => {
    const began = Date.now()
    await Promise.all(Array.from({ length: 40 }, (_, at) => store(bytes(`listed ${at}`), 'txt')))
    const all: { key: string; sizeBytes: number; changedAt: Date }[] = []
    for await (const page of storage().list()) all.push(...page)
    const one = all.find(({ key }) => key === contentKey(sha256(bytes('listed 7')), 'txt'))
    expect(one?.sizeBytes).toBe(8)
    expect(one?.changedAt.getTime()).toBeGreaterThan(began - 5_000)
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(40)
  })

  it('gives an address that works without it, with the type and the name', async () => {
    const key = await store(bytes('seen from outside'), 'mp4')
    const disposition = "inline; filename*=UTF-8''%EB%B0%94%EB%8B%A4.mp4"
    const options = { expiresInSeconds: 60, contentType: 'video/mp4', disposition }
    const link = (await storage().link(key, options)) ?? ''
    expect(link).toContain('X-Amz-Expires=60')
    const answer = await fetch(link, { headers: { range: 'bytes=5-8' } })
    expect([answer.status, await answer.text()]).toEqual([206, 'from'])
    expect(answer.headers.get('content-disposition')).toBe(disposition)
    expect(answer.headers.get('content-type')).toBe('video/mp4')
    const head = (await storage().link(key, { ...options, method: 'HEAD' })) ?? ''
    expect((await fetch(head, { method: 'HEAD' })).status).toBe(200)
  })

  it('gives no address where only this server reaches it', async () => {
    const before = env()
    setEnv(parseEnv({ DATA_DIR: data.path(), ...bucket().variables }, data.path()))
    const key = await store(bytes('inside'))
    expect(await storage().link(key, { expiresInSeconds: 60, contentType: 'video/mp4' })).toBeNull()
    setEnv(before)
  })

  it('closes the connection of each of 60 answers that were not read to the end', async () => {
    const key = await store(noise(3_000_000, 7))
    const sockets = () => readdirSync('/proc/self/fd').length
    const before = sockets()
    for (let at = 0; at < 30; at += 1) {
      const controller = new AbortController()
      const { stream } = await storage().open(key, { signal: controller.signal })
      const reader = stream.getReader()
      await reader.read()
      controller.abort(new Error('left'))
      await expect(reader.read()).rejects.toThrow('left')
      const other = await storage().open(key, { range: { start: 9, end: 2_000_000 } })
      const second = other.stream.getReader()
      await second.read()
      await second.cancel()
    }
    await expect.poll(sockets, { timeout: 5_000 }).toBeLessThan(before + 20)
  })

  it('asks for nothing before somebody reads, and nothing for who has left', async () => {
    const key = await store(bytes('unread'))
    const { stream } = await storage().open(key, { sizeBytes: 6 })
    await storage().remove(key)
    await stream.cancel()
    const late = await storage().open(key, { sizeBytes: 6 })
    await expect(new Response(late.stream).text()).rejects.toMatchObject({ code: 'not_found' })
    const left = await storage().open(key, {
      sizeBytes: 6,
      signal: AbortSignal.abort(new Error('left')),
    })
    await expect(new Response(left.stream).text()).rejects.toThrow('left')
  })
})
