import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { hashFile } from '@/lib/media/hash-stored'
import { StorageError } from '@/lib/media/storage-error'
import type { Storage } from '@/lib/media/storage-interface'
import { contentKey, hashOf } from '@/lib/media/storage-key'
import type { StorageStep, StorageTest, TestProblem } from '@/lib/media/storage-test'
import { type OutboundResponse, outboundFetch } from '@/lib/outbound/fetch'
import { DownloadError } from '@/lib/outbound/problem'

const BYTES = 64 * 1024
const RANGE = { start: 1_000, end: 1_999 }
const LINK_SECONDS = 60
/** A person waits, or who asks for the health. */
const MOST_MS = 30_000

class LinkError extends Error {
  constructor(
    readonly problem: TestProblem,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options)
  }
}

/**
 * Does with a small file of random bytes what the studio does with every other, and takes it away.
 * Says which step failed and why; that it failed is an answer, no error.
 */
export const tryStorage = async (
  place: Storage,
  steps: readonly StorageStep[],
): Promise<StorageTest> => {
  const bytes = new Uint8Array(randomBytes(BYTES))
  const key = contentKey(createHash('sha256').update(bytes).digest('hex'), 'bin')
  const done: StorageStep[] = []
  const endsAt = Date.now() + MOST_MS
  for (const step of steps) {
    try {
      const tried = await inTime(STEPS[step](place, key, bytes), endsAt - Date.now())
      if (tried) done.push(step)
    } catch (error) {
      log.warn({ step, err: error }, 'the storage failed its test')
      // What was written and cannot be read is not left there.
      if (done.length > 0 && step !== 'remove') await place.remove(key).catch(() => {})
      return { done, failed: { step, problem: problemOf(error) } }
    }
  }
  return { done, failed: null }
}

/** False where the storage has no such thing. */
type Step = (place: Storage, key: string, bytes: Uint8Array) => Promise<boolean>

const STEPS: Record<StorageStep, Step> = {
  async write(place, key, bytes) {
    await place.put(bytes, { key })
    return true
  },

  async read(place, key) {
    if ((await place.withFile(key, hashFile)) !== hashOf(key)) throw new StorageError('damaged')
    return true
  },

  async range(place, key, bytes) {
    const { stream } = await place.open(key, { range: RANGE })
    const part = new Uint8Array(await new Response(stream).arrayBuffer())
    const wanted = bytes.subarray(RANGE.start, RANGE.end + 1)
    if (Buffer.compare(part, wanted) !== 0) throw new StorageError('damaged')
    return true
  },

  async link(place, key, bytes) {
    const link = await place.link(key, {
      expiresInSeconds: LINK_SECONDS,
      contentType: 'application/octet-stream',
    })
    if (link === null) return false
    const { status, body } = await fetchLink(link)
    if (status !== 200) {
      body.destroy()
      throw new LinkError('link_refused', `the link was answered with ${status}`)
    }
    if (Buffer.compare(await buffer(body), bytes) !== 0) throw new StorageError('damaged')
    return true
  },

  async remove(place, key) {
    await place.remove(key)
    if ((await place.stat(key)) !== null) throw new StorageError('read_only')
    return true
  },
}

/** Where it leads to was written down by the operator: it may be an address of their network. */
const fetchLink = async (link: string): Promise<OutboundResponse> => {
  const { hostname, port, protocol } = new URL(link)
  const hostPort = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
  try {
    return await outboundFetch(link, { allowHosts: [hostPort], maxRedirects: 0, waitMs: 5_000 })
  } catch (cause) {
    if (!(cause instanceof DownloadError)) throw cause
    throw new LinkError('link_unreachable', 'the link leads nowhere', { cause })
  }
}

const problemOf = (error: unknown): TestProblem => {
  if (error instanceof StorageError || error instanceof LinkError) return error.problem
  // It was there a moment ago.
  return error instanceof AppError && error.code === 'not_found' ? 'gone' : 'other'
}

const inTime = async <T>(run: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageError('unreachable')), Math.max(0, ms))
  })
  try {
    return await Promise.race([run, late])
  } finally {
    clearTimeout(timer)
  }
}
