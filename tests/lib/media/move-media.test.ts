import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env'
import { type MoveReport, moveMedia } from '@/lib/media/move-media'
import { ownBucket, ownDisk } from '@/lib/media/storage'
import type { Storage } from '@/lib/media/storage-interface'
import { contentKey } from '@/lib/media/storage-key'
import { useBucket } from '@/tests/helpers/bucket'
import { sha256 } from './stored'
import { useDataDir } from './with-data-dir'

const text = (content: string) => new TextEncoder().encode(content)
const keyOf = (content: Uint8Array) => contentKey(sha256(content), 'mp4')
const put = async (place: Storage, content: Uint8Array) => {
  await place.put(content, { key: keyOf(content) })
  return keyOf(content)
}
const keysIn = async (place: Storage) => {
  const keys: string[] = []
  for await (const page of place.list()) keys.push(...page.map(({ key }) => key))
  return keys.sort()
}
const move = (from: Storage, to: Storage, deletes = false): Promise<MoveReport> =>
  moveMedia({ from, to }, { deletes, onProgress: () => {} })

describe('moving the archive', () => {
  const data = useDataDir()
  const bucket = useBucket()
  let [disk, s3] = [] as unknown as [Storage, Storage]

  beforeEach(async () => {
    setEnv(parseEnv({ DATA_DIR: data.path(), ...bucket().variables }, data.path()))
    const place = ownBucket()
    if (!place) throw new Error('no bucket')
    ;[disk, s3] = [ownDisk(), place]
    for (const one of [disk, s3]) for (const key of await keysIn(one)) await one.remove(key)
  })
  const pathOf = (key: string) => join(data.path(), 'media', key)

  it('carries everything there and back, byte for byte', async () => {
    const films = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(text)
    films.push(new Uint8Array(12_000_000).fill(7))
    const keys = await Promise.all(films.map((film) => put(disk, film)))
    expect(await move(disk, s3)).toMatchObject({ files: 8, carried: 8, skipped: 0, deleted: 0 })
    expect(await keysIn(s3)).toEqual(keys.toSorted())
    expect(await keysIn(disk)).toEqual(keys.toSorted())
    for (const key of keys) await disk.remove(key)
    expect(await move(s3, disk)).toMatchObject({ carried: 8 })
    for (const [at, key] of keys.entries()) {
      expect(sha256(await readFile(pathOf(key)))).toBe(sha256(films[at] ?? text('')))
    }
  })

  it('passes over what is there, and carries what is there in another length', async () => {
    const [there, cut] = [await put(disk, text('there')), await put(disk, text('was cut off'))]
    await put(s3, text('there'))
    await s3.put(text('was'), { key: cut, replace: true })
    expect(await move(disk, s3)).toMatchObject({ files: 2, skipped: 1, carried: 1, damaged: [] })
    expect(await s3.stat(cut)).toEqual({ sizeBytes: 11 })
    expect(await move(disk, s3)).toMatchObject({ files: 2, skipped: 2, carried: 0 })
    expect(await disk.stat(there)).not.toBeNull()
  })

  it('deletes at the source only what it has read back, and mends a copy that is wrong', async () => {
    const [good, wrong] = [await put(disk, text('good')), await put(disk, text('right bytes'))]
    await s3.put(text('wrong bytes'), { key: wrong, replace: true })
    expect(await move(disk, s3, true)).toMatchObject({ deleted: 2, damaged: [] })
    expect(await keysIn(disk)).toEqual([])
    expect(await s3.withFile(wrong, (path) => readFile(path, 'utf8'))).toBe('right bytes')
    expect(await s3.withFile(good, (path) => readFile(path, 'utf8'))).toBe('good')
  })

  it('leaves a damaged file where it is, and says so', async () => {
    const [good, bad] = [await put(disk, text('good')), await put(disk, text('the only copy'))]
    await writeFile(pathOf(bad), 'the onlx copy')
    expect(await move(disk, s3, true)).toMatchObject({ carried: 1, deleted: 1, damaged: [bad] })
    expect(await keysIn(disk)).toEqual([bad])
    expect(await keysIn(s3)).toEqual([good])
    expect(await readFile(pathOf(bad), 'utf8')).toBe('the onlx copy')
  })

  it('ends with an error when the other side is gone, and goes on later', async () => {
    const keys = await Promise.all(['a', 'b', 'c'].map((name) => put(disk, text(name))))
    const broken: Storage = {
      ...s3,
      put: () => Promise.reject(new Error('the line went dead')),
    }
    await expect(move(disk, broken, true)).rejects.toThrow('the line went dead')
    expect(await keysIn(disk)).toEqual(keys.toSorted())
    expect(await move(disk, s3, true)).toMatchObject({ carried: 3, deleted: 3 })
  })
})
