import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { contentDisposition } from '@/lib/media/content-disposition'
import {
  type ByteRange,
  decidePrecondition,
  decideRange,
  rangeStillCounts,
} from '@/lib/media/range'
import { LENGTH_HEADER } from '@/lib/media/response-length'
import { storage } from '@/lib/media/storage'
import { StorageError } from '@/lib/media/storage-error'
import type { Storage } from '@/lib/media/storage-interface'
import { entityTag } from '@/lib/media/storage-key'

export type ServedFile = {
  key: string
  contentType: string
  /** Offered when the file is saved, in any language. */
  fileName?: string
  /** Saved instead of shown. */
  download?: boolean
  /** Default: a year in this browser only, since a key's content never changes. */
  cacheControl?: string
  /** Whether its bytes may come from the storage itself, where that has an address of its own. */
  fromStorage?: boolean
}

/**
 * A player asks for further parts at the address that it was sent to, also after a long look at
 * one frame. Who is no longer a member can go on for so long with what they had opened.
 */
const LINK_SECONDS = 3600

/**
 * Answers a GET or HEAD for stored content: 200, 206, 304, 412 or 416, exactly as RFC 9110 says
 * (Safari plays nothing otherwise). The caller has decided that this viewer may have it. With
 * MEDIA_ACCEL_PREFIX the answer names the file to the nginx in front, which sends it.
 * @throws AppError not_found
 */
export const serveFile = async (request: Request, file: ServedFile): Promise<Response> => {
  const place = storage()
  const found = await place.stat(file.key)
  if (!found) throw await whyMissing(place)
  const { sizeBytes } = found
  const etag = entityTag(file.key)
  const { mediaAccelPrefix } = env()
  const shared = {
    'accept-ranges': 'bytes',
    'cache-control': file.cacheControl ?? 'private, max-age=31536000, immutable, no-transform',
    etag,
    'x-content-type-options': 'nosniff',
    // Whatever a browser takes the bytes for, they run no script with our cookies.
    'content-security-policy': 'sandbox',
  }
  const disposition = contentDisposition(file.download ? 'attachment' : 'inline', file.fileName)
  const headers = {
    ...shared,
    'content-type': file.contentType,
    'content-disposition': disposition,
  }
  // nginx has entity tags of its own, so conditions and ranges are all its to judge, also of a HEAD.
  if (mediaAccelPrefix) {
    const { 'accept-ranges': _, ...rest } = headers
    const path = `${mediaAccelPrefix}/${file.key}`
    return new Response(null, { headers: { ...rest, 'x-accel-redirect': path } })
  }

  const precondition = decidePrecondition(
    {
      ifMatch: request.headers.get('if-match'),
      ifNoneMatch: request.headers.get('if-none-match'),
    },
    etag,
  )
  if (precondition === 'not_modified') return new Response(null, { status: 304, headers: shared })
  if (precondition === 'failed') return new Response(null, { status: 412, headers: shared })

  if (file.fromStorage && request.method === 'GET') {
    const { contentType } = file
    const options = { expiresInSeconds: LINK_SECONDS, contentType, disposition }
    const location = await place.link(file.key, options)
    // Never kept: the next look is asked for, and allowed, here again.
    const away = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }
    if (location) return new Response(null, { status: 302, headers: { ...away, location } })
  }

  const whole = () => ({ ...headers, ...lengthHeaders(sizeBytes) })
  // Ranges are defined for GET alone: HEAD tells of the whole file.
  if (request.method === 'HEAD') return new Response(null, { headers: whole() })

  const range = rangeStillCounts(request.headers.get('if-range'), etag)
    ? decideRange(request.headers.get('range'), sizeBytes)
    : { kind: 'whole' as const }
  if (range.kind === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...shared, ...lengthHeaders(0), 'content-range': `bytes */${sizeBytes}` },
    })
  }
  if (range.kind === 'whole') {
    return new Response(await openFor(request, file.key, { sizeBytes }), { headers: whole() })
  }
  const { start, end } = range
  return new Response(await openFor(request, file.key, { sizeBytes, range: { start, end } }), {
    status: 206,
    headers: {
      ...headers,
      ...lengthHeaders(end - start + 1),
      'content-range': `bytes ${start}-${end}/${sizeBytes}`,
    },
  })
}

/** One file is gone, or the whole place: a disk that is not mounted looks like that too. */
const whyMissing = async (place: Storage): Promise<AppError> => {
  if (place.kind === 'disk') {
    const { value: files } = await place.list().next()
    if (!files) return new StorageError('gone')
  }
  return new AppError('not_found', say('errors.media.fileGone'))
}

/** A request that is let go takes the end of its signal with it: each lives as long as its stream. */
const requests = new WeakMap<ReadableStream, Request>()

type Part = { sizeBytes: number; range?: ByteRange }

const openFor = async (request: Request, key: string, part: Part) => {
  const { stream } = await storage().open(key, { ...part, signal: request.signal })
  requests.set(stream, request)
  return stream
}

const lengthHeaders = (bytes: number) => ({
  'content-length': String(bytes),
  [LENGTH_HEADER]: String(bytes),
})
