import { existsSync } from 'node:fs'
import { readdir, rename, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { removeLeftovers, storageError } from '@/lib/media/disk-storage'
import { storage, temporaryDirectory } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { sha256, store } from './stored'
import { canMount, useDataDir, useSmallDisk } from './with-data-dir'

const bytes = (text: string) => new TextEncoder().encode(text)
const readAll = async (key: string, range?: { start: number; end: number }) => {
  const { stream } = await storage().open(key, range ? { range } : {})
  return new Response(stream).text()
}

describe('storage', () => {
  const data = useDataDir()

  it('keeps what was put, whole or in part', async () => {
    const key = await store(bytes('every frame counts'))
    expect(await storage().stat(key)).toEqual({ sizeBytes: 18 })
    expect(await readAll(key)).toBe('every frame counts')
    expect(await readAll(key, { start: 6, end: 10 })).toBe('frame')
    expect(await storage().withFile(key, async (path) => (await stat(path)).size)).toBe(18)
  })

  it('keeps an empty file', async () => {
    expect(await readAll(await store(new Uint8Array()))).toBe('')
  })

  it('uses up a temporary file and leaves nothing behind', async () => {
    const path = storage().temporaryPath()
    await writeFile(path, 'moved')
    const key = contentKey(sha256(bytes('moved')), 'txt')
    await storage().put(path, { key })
    expect(await readAll(key)).toBe('moved')
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it('stores the same content once, also when it comes from several at once', async () => {
    const content = bytes('twice')
    const keys = await Promise.all(Array.from({ length: 8 }, () => store(content, 'txt')))
    const key = keys[0] ?? ''
    const before = await stat(join(data.path(), 'media', key))
    await store(content, 'txt')
    const after = await stat(join(data.path(), 'media', key))
    expect(new Set(keys).size).toBe(1)
    expect(after.ino).toBe(before.ino)
    expect(await readAll(key)).toBe('twice')
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it('lets a reader finish what is removed under it', async () => {
    const key = await store(new Uint8Array(2_000_000).fill(7))
    const { stream } = await storage().open(key)
    const reader = stream.getReader()
    let total = (await reader.read()).value?.length ?? 0
    await storage().remove(key)
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      total += next.value.length
    }
    expect(total).toBe(2_000_000)
    expect(await storage().stat(key)).toBeNull()
    await storage().remove(key)
  })

  it('removes what no row names, once nobody has put it for an hour', async () => {
    const content = bytes('unnamed')
    const key = await store(content)
    const path = join(data.path(), 'media', key)
    const age = () => utimes(path, new Date(0), new Date(0))
    expect(await storage().removeUnnamed(key, { named: false })).toBe(false)
    await age()
    expect(await storage().removeUnnamed(key, { named: true })).toBe(true)
    expect(await readAll(key)).toBe('unnamed')
    // Put again it is young again, also where it was there already.
    await store(content)
    expect(await storage().removeUnnamed(key, { named: false })).toBe(false)
    await age()
    expect(await storage().removeUnnamed(key, { named: false })).toBe(true)
    expect(await storage().stat(key)).toBeNull()
    expect(await storage().removeUnnamed(key, { named: false })).toBe(true)
  })

  it('gives back what a killed process had set aside, where it is needed after all', async () => {
    const [named, young, old] = [
      await store(bytes('a')),
      await store(bytes('b')),
      await store(bytes('c')),
    ]
    const path = (key: string) => join(data.path(), 'media', key)
    for (const key of [named, young, old]) await rename(path(key), `${path(key)}.removing`)
    for (const key of [named, old]) await utimes(`${path(key)}.removing`, new Date(0), new Date(0))
    expect(await storage().removeUnnamed(named, { named: true })).toBe(true)
    expect(await storage().removeUnnamed(young, { named: false })).toBe(false)
    expect(await storage().removeUnnamed(old, { named: false })).toBe(true)
    expect(await readAll(named)).toBe('a')
    expect(await readAll(young)).toBe('b')
    expect(existsSync(path(old)) || existsSync(`${path(old)}.removing`)).toBe(false)
  })

  it('keeps what is put while the same is being removed', async () => {
    for (let round = 0; round < 40; round++) {
      const content = bytes(`round ${round}`)
      const key = await store(content)
      await utimes(join(data.path(), 'media', key), new Date(0), new Date(0))
      await Promise.all([
        storage().removeUnnamed(key, { named: false }),
        store(content),
        storage().removeUnnamed(key, { named: false }),
      ])
      // As the next round finds it, had a process been killed between the two.
      expect(await storage().removeUnnamed(key, { named: false })).toBe(false)
      expect(await readAll(key)).toBe(`round ${round}`)
    }
  })

  it('says not found for what is not there', async () => {
    const key = contentKey('0'.repeat(64), 'mp4')
    expect(await storage().stat(key)).toBeNull()
    await expect(storage().open(key)).rejects.toMatchObject({ code: 'not_found' })
    await expect(storage().withFile(key, async () => 1)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    `ab/../${'a'.repeat(64)}.mp4`,
    `ab/${'a'.repeat(64)}.mp4`,
    `aa/${'a'.repeat(64)}`,
    `aa/${'a'.repeat(64)}.mp4/..`,
    `aa/${'a'.repeat(64)}.mp4\0`,
    `AA/${'A'.repeat(64)}.mp4`,
    '',
  ])('refuses the key %j', async (key) => {
    await expect(storage().put(bytes('x'), { key })).rejects.toThrow('not a content key')
    await expect(storage().stat(key)).rejects.toThrow('not a content key')
    await expect(storage().open(key)).rejects.toThrow('not a content key')
    await expect(storage().remove(key)).rejects.toThrow('not a content key')
  })

  it.each(['../x', 'a/b', '', '.hidden', 'a\0'])('refuses the temporary name %j', (name) => {
    expect(() => storage().temporaryPath(name)).toThrow('not a temporary name')
  })

  it('gives the same temporary path for the same name, and a new one without', () => {
    expect(storage().temporaryPath('result-1')).toBe(storage().temporaryPath('result-1'))
    expect(storage().temporaryPath()).not.toBe(storage().temporaryPath())
  })

  it('turns the error of a full disk into words, and no other error', async () => {
    const full = await writeFile('/dev/full', 'x').catch((error) => error)
    expect(storageError(full)).toMatchObject({ code: 'storage_full', cause: { code: 'ENOSPC' } })
    const other = new Error('other')
    expect(storageError(other)).toBe(other)
  })

  it('sweeps leftovers that nobody touched for a day, and nothing else', async () => {
    const [old, fresh] = [storage().temporaryPath(), storage().temporaryPath()]
    await writeFile(old, 'old')
    await writeFile(fresh, 'fresh')
    const yesterday = Date.now() / 1000 - 25 * 3600
    await utimes(old, yesterday, yesterday)
    expect(await removeLeftovers(temporaryDirectory())).toBe(1)
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true])
    expect(await removeLeftovers(join(data.path(), 'nowhere'))).toBe(0)
  })
})

describe.runIf(canMount)('storage on a disk of 1 MB', () => {
  useSmallDisk(1)

  it('refuses what does not fit, keeps no part of it, and stores again afterwards', async () => {
    const fits = await store(new Uint8Array(100_000).fill(1))
    await expect(store(new Uint8Array(2_000_000).fill(2))).rejects.toMatchObject({
      code: 'storage_full',
    })
    expect(
      await storage().stat(contentKey(sha256(new Uint8Array(2_000_000).fill(2)), 'bin')),
    ).toBeNull()
    expect(await readdir(temporaryDirectory())).toEqual([])
    expect(await storage().stat(fits)).toEqual({ sizeBytes: 100_000 })
    await store(new Uint8Array(500_000).fill(3))
  })
})
