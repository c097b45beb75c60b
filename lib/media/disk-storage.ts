import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { fileStream } from '@/lib/media/file-stream'
import { StorageError, type StorageProblem } from '@/lib/media/storage-error'
import type { Storage, StoredFile } from '@/lib/media/storage-interface'
import { isContentKey } from '@/lib/media/storage-key'

/**
 * Storage in a directory. A file is written beside, made durable, and renamed into place, so a
 * reader, a crash and a full disk never meet half a file. `temporary` must be on the same file
 * system as `directory`.
 */
export const diskStorage = (places: { directory: string; temporary: string }): Storage => {
  const pathOf = (key: string) => {
    if (!isContentKey(key)) throw new Error(`not a content key: ${key}`)
    return join(places.directory, key)
  }
  const temporaryPath = (name: string = randomUUID()) => {
    if (!/^\w[\w.-]{0,99}$/.test(name)) throw new Error(`not a temporary name: ${name}`)
    try {
      mkdirSync(places.temporary, { recursive: true })
    } catch (error) {
      throw storageError(error)
    }
    return join(places.temporary, name)
  }
  const statFile = async (path: string) => {
    const found = await stat(path).catch(orNullWhenMissing)
    return found?.isFile() ? { sizeBytes: found.size, changedAt: found.mtime } : null
  }
  const publish = async (temporary: string, path: string, replace: boolean) => {
    const shard = dirname(path)
    const made = await mkdir(shard, { recursive: true })
    if (made) await syncDirectory(dirname(made))
    if (made && made !== shard) await syncDirectory(dirname(shard))
    const existing = replace ? null : await statFile(path)
    const isThere = existing?.sizeBytes === (await stat(temporary)).size && (await touch(path))
    if (isThere) await rm(temporary)
    else await rename(temporary, path)
    await syncDirectory(shard)
  }

  return {
    kind: 'disk',
    temporaryPath,

    async put(source, { key, replace = false }) {
      const path = pathOf(key)
      const temporary = typeof source === 'string' ? source : temporaryPath()
      try {
        if (typeof source !== 'string') await writeFile(temporary, source)
        await syncFile(temporary)
        await publish(temporary, path, replace)
      } catch (error) {
        await rm(temporary, { force: true })
        throw storageError(error)
      }
    },

    async open(key, { range, signal } = {}) {
      const path = pathOf(key)
      const found = await statFile(path)
      if (!found) throw new AppError('not_found', say('errors.media.noSuchFile'))
      const { start, end } = range ?? { start: 0, end: found.sizeBytes - 1 }
      const stream = end < start ? emptyStream() : fileStream(path, { start, end }, signal)
      return { stream, sizeBytes: found.sizeBytes }
    },

    async stat(key) {
      const found = await statFile(pathOf(key))
      return found && { sizeBytes: found.sizeBytes }
    },

    async remove(key) {
      await rm(pathOf(key), { force: true })
    },

    async removeUnnamed(key, { named }) {
      const path = pathOf(key)
      const aside = `${path}.removing`
      if (!(await statFile(aside))) {
        if (named) return true
        if (await isFresh(path)) return false
        await rename(path, aside).catch(orNullWhenMissing)
      }
      // Out of everybody's reach it is looked at again: what was put between the look and the
      // renaming has been touched. Who puts it from now on finds nothing, and brings the bytes.
      if (named || (await isFresh(aside))) {
        await rename(aside, path).catch(orNullWhenMissing)
        return named
      }
      await rm(aside, { force: true })
      return !(await statFile(path))
    },

    async *list() {
      const shards = (await readdir(places.directory).catch(orNullWhenMissing)) ?? []
      for (const shard of shards.sort()) {
        const names = (await readdir(join(places.directory, shard)).catch(orNullWhenMissing)) ?? []
        const keys = names.map((name) => `${shard}/${name}`).filter(isContentKey)
        const files: StoredFile[] = []
        for (const key of keys) {
          const found = await statFile(pathOf(key))
          if (found) files.push({ key, ...found })
        }
        yield files
      }
    },

    async link() {
      return null
    },

    async withFile(key, use) {
      const path = pathOf(key)
      if (!(await statFile(path))) throw new AppError('not_found', say('errors.media.noSuchFile'))
      return use(path)
    },
  }
}

const PROBLEMS: Record<string, StorageProblem> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
  EIO: 'gone',
  ESTALE: 'gone',
}

/** What a disk fails with as an error for a person; every other error as it is. */
export const storageError = (error: unknown): unknown => {
  const problem = PROBLEMS[(error as NodeJS.ErrnoException | null)?.code ?? '']
  if (!problem) return error
  const said = problem === 'full' ? say('errors.media.diskFull') : undefined
  return new StorageError(problem, { cause: error, ...(said ? { said } : {}) })
}

/**
 * Removes what crashes left in the temporary directory: everything untouched for `olderThanMs`.
 * @returns how many were removed
 */
export const removeLeftovers = async (
  temporary: string,
  { now = Date.now(), olderThanMs = 24 * 60 * 60 * 1000 } = {},
): Promise<number> => {
  const names = (await readdir(temporary).catch(orNullWhenMissing)) ?? []
  let removed = 0
  for (const name of names) {
    const path = join(temporary, name)
    const found = await stat(path).catch(orNullWhenMissing)
    if (!found || now - found.mtimeMs <= olderThanMs) continue
    await rm(path, { recursive: true, force: true })
    removed += 1
  }
  return removed
}

/** From putting something to naming it a process takes seconds, or gives up. */
const FRESH_MS = 60 * 60 * 1000

const isFresh = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(orNullWhenMissing)
  return found !== null && Date.now() - found.mtimeMs < FRESH_MS
}

const orNullWhenMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

/**
 * Whoever puts content that is there already says so by its time. False when it has just gone, or is
 * not ours to touch: then it is written again.
 */
const touch = async (path: string): Promise<boolean> => {
  const now = new Date()
  return utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+')
  try {
    const now = new Date()
    await handle.utimes(now, now)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the names in a directory durable; Windows has no such call and needs none. */
const syncDirectory = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const emptyStream = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => controller.close() })
