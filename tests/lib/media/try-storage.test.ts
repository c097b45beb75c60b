import { execFileSync } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { request } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { env, parseEnv, setEnv } from '@/lib/env'
import { storage } from '@/lib/media/storage'
import type { Storage } from '@/lib/media/storage-interface'
import { STORAGE_STEPS } from '@/lib/media/storage-test'
import { tryStorage } from '@/lib/media/try-storage'
import { useBucket } from '@/tests/helpers/bucket'
import { closedPort, serveHttp } from '@/tests/helpers/loopback'
import { canMount, useDataDir, useSmallDisk } from './with-data-dir'

const WITHOUT_LINK = ['write', 'read', 'range', 'remove']
const tryAll = (place: Storage = storage()) => tryStorage(place, STORAGE_STEPS)
const left = async () => {
  const keys: string[] = []
  for await (const page of storage().list()) keys.push(...page.map(({ key }) => key))
  return keys
}

describe('the test of a storage', () => {
  const data = useDataDir()

  it('goes through on a disk, and leaves nothing', async () => {
    expect(await tryAll()).toEqual({ done: WITHOUT_LINK, failed: null })
    expect(await left()).toEqual([])
  })

  it('says which step failed', async () => {
    const place = storage()
    const fails = (part: Partial<Storage>) => tryAll({ ...place, ...part })
    const stuck = () => Promise.resolve()
    expect(await fails({ remove: stuck })).toEqual({
      done: ['write', 'read', 'range'],
      failed: { step: 'remove', problem: 'read_only' },
    })
    expect(await fails({ put: stuck })).toEqual({
      done: ['write'],
      failed: { step: 'read', problem: 'gone' },
    })
    expect(await fails({ put: () => Promise.reject(new Error('what?')) })).toEqual({
      done: [],
      failed: { step: 'write', problem: 'other' },
    })
    for (const key of await left()) await place.remove(key)
  })

  describe('in a bucket', () => {
    const bucket = useBucket()
    const configure = (more: Record<string, string> = {}) =>
      setEnv(parseEnv({ DATA_DIR: data.path(), ...bucket().variables, ...more }, data.path()))
    beforeEach(() => configure())

    it('goes through, also by link where it has a public address', async () => {
      expect(await tryAll()).toEqual({ done: WITHOUT_LINK, failed: null })
      configure({ S3_PUBLIC_URL: bucket().endpoint })
      expect(await tryAll()).toEqual({ done: [...STORAGE_STEPS], failed: null })
      expect(await left()).toEqual([])
    })

    it.each([
      ['S3_BUCKET', 'not-there', { step: 'write', problem: 'bucket' }],
      ['S3_ACCESS_KEY_ID', 'somebody-else', { step: 'write', problem: 'key' }],
    ])('names what a wrong %s does', async (name, value, failed) => {
      configure({ [name]: value })
      expect((await tryAll()).failed).toEqual(failed)
    })

    it('tells a public address that leads nowhere from one that refuses the link', async () => {
      configure({ S3_PUBLIC_URL: `http://127.0.0.1:${await closedPort()}` })
      expect((await tryAll()).failed).toEqual({ step: 'link', problem: 'link_unreachable' })
      const login = await serveHttp((_, response) => response.writeHead(403).end())
      configure({ S3_PUBLIC_URL: login.origin })
      expect((await tryAll()).failed).toEqual({ step: 'link', problem: 'link_refused' })
      expect(await left()).toEqual([])
    })

    it('finds out a cache in between that gives somebody else’s bytes', async () => {
      const wrong = (incoming: IncomingMessage, response: ServerResponse) => {
        const { url, method, headers } = incoming
        const onward = request(bucket().endpoint + url, { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.on('data', (chunk: Buffer) => response.write(Buffer.alloc(chunk.length, 1)))
          answer.on('end', () => response.end())
        })
        incoming.pipe(onward)
      }
      const between = await serveHttp((incoming, response) =>
        incoming.method === 'GET'
          ? wrong(incoming, response)
          : incoming.pipe(
              request(
                bucket().endpoint + incoming.url,
                { method: incoming.method, headers: incoming.headers },
                (answer) => {
                  response.writeHead(answer.statusCode ?? 502, answer.headers)
                  answer.pipe(response)
                },
              ),
            ),
      )
      configure({ S3_ENDPOINT: between.origin })
      expect((await tryAll()).failed).toEqual({ step: 'read', problem: 'damaged' })
      configure()
      for (const key of await left()) await storage().remove(key)
    })
  })
})

describe.runIf(canMount)('the test of a disk', () => {
  useSmallDisk(1)

  it('tells a full one from one that may only be read', async () => {
    const { dataDir } = env()
    execFileSync('dd', ['if=/dev/zero', `of=${dataDir}/filler`, 'bs=1000', 'count=1040'], {
      stdio: 'ignore',
    })
    expect((await tryAll()).failed).toEqual({ step: 'write', problem: 'full' })
    execFileSync('rm', [`${dataDir}/filler`])
    expect((await tryAll()).failed).toBeNull()
    execFileSync('mount', ['-o', 'remount,ro', dataDir])
    expect((await tryAll()).failed).toEqual({ step: 'write', problem: 'read_only' })
    await expect(
      storage().put(new Uint8Array(9), { key: `aa/${'a'.repeat(64)}.bin` }),
    ).rejects.toMatchObject({ code: 'storage_unavailable' })
    execFileSync('mount', ['-o', 'remount,rw', dataDir])
  })
})
