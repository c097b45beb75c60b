import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { S3Settings } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { ByteRange } from '@/lib/media/range'
import { bodyStream, readBody } from '@/lib/media/s3-body'
import { connectS3, S3_TIMING, type S3Timing } from '@/lib/media/s3-client'
import { isMissing, s3Error } from '@/lib/media/s3-error'
import { tagsOf } from '@/lib/media/s3-tag'
import { StorageError } from '@/lib/media/storage-error'
import type { Storage, StoredFile } from '@/lib/media/storage-interface'
import { contentTypeOf, hashOf, isContentKey } from '@/lib/media/storage-key'

const PART_BYTES = 8 * 1024 * 1024
/** So many parts are held in memory and on their way at once. */
const PARTS_AT_ONCE = 3
/** What was put so recently is not put again; far less than after which removing may take it. */
const FRESH_MS = 12 * 3_600_000

/**
 * Storage in a bucket. An object appears whole or not at all; what is large goes up in parts, which
 * are given up together when one fails. Nothing waits longer than `timing` says.
 */
export const s3Storage = (
  settings: S3Settings,
  {
    temporaryPath,
    timing = S3_TIMING,
  }: { temporaryPath: Storage['temporaryPath']; timing?: S3Timing },
): Storage => {
  const connection = () => connectS3(settings, timing)
  const placeOf = (key: string) => {
    if (!isContentKey(key)) throw new Error(`not a content key: ${key}`)
    return { Bucket: settings.bucket, Key: key }
  }

  /** One question, answered in time or given up; its body may go on for longer. */
  const ask = async <T>(run: (signal: AbortSignal) => Promise<T>, end?: AbortSignal) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timing.answerMs)
    try {
      return await run(end ? AbortSignal.any([late.signal, end]) : late.signal)
    } catch (error) {
      throw s3Error(error)
    } finally {
      clearTimeout(timer)
    }
  }

  const head = async (key: string) => {
    const place = placeOf(key)
    const { client, s3 } = await connection()
    return ask(async (abortSignal) => {
      try {
        const found = await client.send(new s3.HeadObjectCommand(place), { abortSignal })
        const { ContentLength = 0, LastModified = new Date(0), ETag } = found
        return { sizeBytes: ContentLength, changedAt: LastModified, tag: ETag ?? '' }
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    })
  }

  const fetchBody = async (
    key: string,
    { range, sizeBytes, end }: { range?: ByteRange; sizeBytes: number; end?: AbortSignal },
  ): Promise<AsyncGenerator<Uint8Array>> => {
    const { client, s3 } = await connection()
    const wanted = range && `${range.start}-${range.end}`
    const request = { ...placeOf(key), ...(wanted ? { Range: `bytes=${wanted}` } : {}) }
    const found = await ask(async (abortSignal) => {
      try {
        return await client.send(new s3.GetObjectCommand(request), { abortSignal })
      } catch (error) {
        if (isMissing(error)) throw noSuchFile()
        throw error
      }
    }, end)
    const body = found.Body as Readable
    end?.addEventListener('abort', () => body.destroy(), { once: true })
    const part = range ? range.end - range.start + 1 : sizeBytes
    const isThePart = !wanted || found.ContentRange === `bytes ${wanted}/${sizeBytes}`
    if (!isThePart || found.ContentLength !== part) {
      body.on('error', () => {}).destroy()
      const cause = new Error(`got ${found.ContentRange ?? found.ContentLength} of ${sizeBytes}`)
      throw new StorageError('damaged', { cause })
    }
    return readBody(body, { sizeBytes: part, stallMs: timing.stallMs })
  }

  type Wanted = { key: string; sizeBytes: number; tags: string[] }

  const upload = async (source: string | Uint8Array, { key, sizeBytes, tags }: Wanted) => {
    const { client, upload: library } = await connection()
    const file = typeof source === 'string' ? createReadStream(source) : null
    try {
      await new library.Upload({
        client,
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
        params: { ...placeOf(key), Body: file ?? source, ContentType: contentTypeOf(key) },
      }).done()
    } catch (error) {
      throw s3Error(error)
    } finally {
      file?.destroy()
    }
    const stored = await head(key)
    const isAsLong = stored?.sizeBytes === sizeBytes
    if (isAsLong && tags.includes(stored.tag)) return
    if (isAsLong && (await hashStored(key, sizeBytes)) === hashOf(key)) return
    const found = isAsLong ? `other bytes were stored under ${key}` : 'not all bytes were stored'
    // Else it would be taken for what is there already; if this fails, its tag tells it apart.
    await remove(key).catch(() => {})
    throw new StorageError('damaged', { cause: new Error(found) })
  }

  const hashStored = async (key: string, sizeBytes: number) => {
    const hash = createHash('sha256')
    for await (const chunk of await fetchBody(key, { sizeBytes })) hash.update(chunk)
    return hash.digest('hex')
  }

  const remove = async (key: string) => {
    const place = placeOf(key)
    const { client, s3 } = await connection()
    await ask((abortSignal) => client.send(new s3.DeleteObjectCommand(place), { abortSignal }))
  }

  const download = async (key: string, path: string) => {
    const found = await head(key)
    if (!found) throw noSuchFile()
    const hash = createHash('sha256')
    const body = await fetchBody(key, { sizeBytes: found.sizeBytes })
    const hashed = async function* () {
      for await (const chunk of body) {
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(hashed(), createWriteStream(path)).catch((error) =>
      Promise.reject(s3Error(error)),
    )
    if (hash.digest('hex') === hashOf(key)) return
    throw new StorageError('damaged', { cause: new Error(`other bytes stand under ${key}`) })
  }

  return {
    kind: 's3',
    temporaryPath,

    async put(source, { key, replace = false }) {
      placeOf(key)
      try {
        const sizeBytes = typeof source === 'string' ? (await stat(source)).size : source.length
        const tags = await tagsOf(source, PART_BYTES)
        const known = replace ? null : await head(key)
        const isThere =
          known?.sizeBytes === sizeBytes &&
          tags.includes(known.tag) &&
          Date.now() - known.changedAt.getTime() < FRESH_MS
        // Written again what is older, so that it is young when somebody looks for what is unused.
        if (!isThere) await upload(source, { key, sizeBytes, tags })
      } finally {
        if (typeof source === 'string') await rm(source, { force: true })
      }
    },

    async open(key, { range, signal, sizeBytes: known } = {}) {
      const sizeBytes = known ?? (await head(key))?.sizeBytes
      if (sizeBytes === undefined) throw noSuchFile()
      const isEmpty = range ? range.end < range.start : sizeBytes === 0
      const stream = isEmpty
        ? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })
        : bodyStream((end) => fetchBody(key, { range, sizeBytes, end }), signal)
      return { stream, sizeBytes }
    },

    async stat(key) {
      const found = await head(key)
      return found && { sizeBytes: found.sizeBytes }
    },

    remove,

    // The protocol cannot remove on a condition, and nothing can be set aside. Between these two
    // questions lie milliseconds; `put` writes again what is half as old as what is removed.
    async removeUnnamed(key, { named }) {
      if (named) return true
      const found = await head(key)
      if (!found) return true
      if (Date.now() - found.changedAt.getTime() < 2 * FRESH_MS) return false
      await remove(key)
      return true
    },

    async *list() {
      const { client, s3 } = await connection()
      let after: string | undefined
      do {
        const page = await ask((abortSignal) =>
          client.send(
            new s3.ListObjectsV2Command({ Bucket: settings.bucket, ContinuationToken: after }),
            { abortSignal },
          ),
        )
        yield (page.Contents ?? []).flatMap(({ Key, Size, LastModified }): StoredFile[] =>
          Key !== undefined && isContentKey(Key)
            ? [{ key: Key, sizeBytes: Size ?? 0, changedAt: LastModified ?? new Date() }]
            : [],
        )
        after = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (after)
    },

    async link(key, { expiresInSeconds, contentType, disposition, method = 'GET' }) {
      const { publicClient, s3, presign } = await connection()
      if (!publicClient) return null
      const request = {
        ...placeOf(key),
        ResponseContentType: contentType,
        ResponseContentDisposition: disposition,
      }
      const command =
        method === 'HEAD' ? new s3.HeadObjectCommand(request) : new s3.GetObjectCommand(request)
      return presign.getSignedUrl(publicClient, command, { expiresIn: expiresInSeconds })
    },

    async withFile(key, use) {
      const path = temporaryPath()
      try {
        await download(key, path)
        return await use(path)
      } finally {
        await rm(path, { force: true })
      }
    },
  }
}

const noSuchFile = () => new AppError('not_found', say('errors.media.noSuchFile'))
