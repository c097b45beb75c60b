import 'server-only'
import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parseContentRange, validatorOf } from '@/lib/outbound/content-range'
import { type OutboundResponse, outboundFetch, type Resolver } from '@/lib/outbound/fetch'
import { DownloadError, type DownloadProblem } from '@/lib/outbound/problem'

export { DownloadError, type DownloadProblem }

export type DownloadOptions = {
  /** `host:port` that may be private. */
  allowHosts: readonly string[]
  maxBytes: number
  /** So long without a byte, and the connection counts as broken. */
  stallMs: number
  /** For everything, all tries together. */
  totalMs: number
  /** Whether a broken download goes on where it broke; otherwise it is only tried once. */
  resume: boolean
  signal?: AbortSignal
  /** How many connections at most; 5 when not given. */
  tries?: number
  /** Before the second try, doubled for each further one; 500 when not given. */
  retryDelayMs?: number
  resolver?: Resolver
}

export type Downloaded = {
  bytes: number
  /** Lower-case hexadecimal, over the file as it stands on disk. */
  sha256: string
  contentType: string | null
}

/** What the tries of one download know together. */
type Progress = {
  file: FileHandle
  received: number
  /** The length of the file; more than `received` after a new start. */
  onDisk: number
  /** As the other side announced it; null as long as it did not. */
  total: number | null
  validator: string | null
  contentType: string | null
}

/**
 * Downloads a video to `path`, through the guard, and makes sure of it: everything came, it is as
 * long as announced, and it begins as an MP4. The file is on disk (fsync) when this returns, and
 * gone when it throws. Whether anybody may see it is for the caller, who publishes it.
 * @throws DownloadError; other errors only for a file that cannot be written.
 */
export const downloadTo = async (
  path: string,
  url: string,
  options: DownloadOptions,
): Promise<Downloaded> => {
  const file = await openFile(path)
  const progress: Progress = {
    file,
    received: 0,
    onDisk: 0,
    total: null,
    validator: null,
    contentType: null,
  }
  try {
    await fetchAll(progress, url, options)
    await file.sync()
    const sha256 = await hash(file)
    return { bytes: progress.received, sha256, contentType: progress.contentType }
  } catch (error) {
    // Never a device, whatever path was given.
    const isFile = await file.stat().then(
      (stat) => stat.isFile(),
      () => false,
    )
    if (isFile) await rm(path, { force: true })
    throw asDownloadError(error)
  } finally {
    await file.close()
  }
}

const openFile = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'w+')
  } catch (error) {
    throw asDownloadError(error)
  }
}

/** Problems that another try, or the rest of the file, may cure. */
const WORTH_ANOTHER_TRY: readonly DownloadProblem[] = ['unreachable', 'incomplete']

const fetchAll = async (progress: Progress, url: string, options: DownloadOptions) => {
  const deadline = AbortSignal.timeout(options.totalMs)
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline
  const tries = options.resume ? (options.tries ?? 5) : 1
  for (let attempt = 1; ; attempt++) {
    try {
      await fetchPart(progress, url, options, signal)
      return
    } catch (error) {
      const isCurable = error instanceof DownloadError && WORTH_ANOTHER_TRY.includes(error.problem)
      if (!isCurable || attempt >= tries || signal.aborted) throw error
    }
    const pauseMs = (options.retryDelayMs ?? 500) * 2 ** (attempt - 1)
    await wait(pauseMs, undefined, { signal }).catch(() => {
      throw new DownloadError('incomplete', 'no time is left for another try')
    })
  }
}

const fetchPart = async (
  progress: Progress,
  url: string,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<void> => {
  if (progress.validator === null) startAnew(progress)
  const response = await outboundFetch(url, {
    allowHosts: options.allowHosts,
    signal,
    waitMs: options.stallMs,
    resolver: options.resolver,
    headers:
      progress.received > 0 && progress.validator !== null
        ? { range: `bytes=${progress.received}-`, 'if-range': progress.validator }
        : {},
  })
  try {
    judgeHead(progress, response, options.maxBytes)
    await writeBody(progress, response, options)
  } finally {
    response.body.destroy()
  }
  await requireVideo(progress)
}

const startAnew = (progress: Progress) => {
  progress.received = 0
  progress.total = null
  progress.validator = null
}

/** Decides from the head whether, and where, the body continues what is there. */
const judgeHead = (
  progress: Progress,
  { status, headers, url }: OutboundResponse,
  most: number,
) => {
  const host = url.hostname
  const range = parseContentRange(headers['content-range'])
  if (status === 206 && range) {
    const fits =
      range.start === progress.received &&
      (progress.total === null || range.total === null || range.total === progress.total) &&
      (progress.received === 0 || [null, progress.validator].includes(validatorOf(headers)))
    if (!fits) {
      startAnew(progress)
      throw new DownloadError('incomplete', `${host} continued with another file`)
    }
    progress.total ??= range.total
  } else if (status === 200) {
    startAnew(progress)
    const length = headers['content-length']
    progress.total = length !== undefined && /^\d+$/.test(length) ? Number(length) : null
  } else {
    if (status === 416) startAnew(progress)
    throw new DownloadError(problemOfStatus(status), `${host} answered with ${status}`)
  }
  progress.validator ??= validatorOf(headers)
  progress.contentType = headers['content-type'] ?? null
  if (progress.total !== null && progress.total > most) {
    throw new DownloadError('not_a_video', `${host} announces ${progress.total} bytes`)
  }
}

const problemOfStatus = (status: number): DownloadProblem => {
  if (status === 206 || status === 416) return 'incomplete'
  if (status >= 200 && status <= 299) return 'not_a_video'
  // Too early, too often, too slow: the address may still be good.
  if ([408, 425, 429].includes(status)) return 'unreachable'
  return status >= 400 && status <= 499 ? 'expired' : 'unreachable'
}

const writeBody = async (
  progress: Progress,
  { body, url }: OutboundResponse,
  options: DownloadOptions,
): Promise<void> => {
  if (progress.onDisk > progress.received) {
    await progress.file.truncate(progress.received)
    progress.onDisk = progress.received
  }
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]()
  for (;;) {
    const chunk = await nextChunk(chunks, body, options.stallMs, url.hostname)
    if (chunk === null) break
    if (progress.received + chunk.length > options.maxBytes) {
      throw new DownloadError('not_a_video', `${url.hostname} sent more than a video can be`)
    }
    await writeAll(progress, chunk)
  }
  if (!body.complete || (progress.total !== null && progress.received !== progress.total)) {
    throw new DownloadError('incomplete', `${url.hostname} sent too little or too much`)
  }
}

/** Only what the network does is judged here: an error of the file is not a broken connection. */
const nextChunk = async (
  chunks: AsyncIterator<Buffer>,
  body: IncomingMessage,
  stallMs: number,
  host: string,
): Promise<Buffer | null> => {
  const stalled = () => body.destroy(new Error('no bytes came any more'))
  const timer = setTimeout(stalled, stallMs)
  try {
    const next = await chunks.next()
    return next.done ? null : next.value
  } catch (error) {
    throw new DownloadError('incomplete', `${host} broke off`, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

const writeAll = async (progress: Progress, chunk: Buffer) => {
  let written = 0
  while (written < chunk.length) {
    const { bytesWritten } = await progress.file.write(
      chunk,
      written,
      chunk.length - written,
      progress.received,
    )
    written += bytesWritten
    progress.received += bytesWritten
    progress.onDisk = Math.max(progress.onDisk, progress.received)
    // The first bytes tell a page from a video before all of it is fetched.
    if (progress.received - bytesWritten < HEAD_BYTES) await requireVideo(progress, true)
  }
}

const HEAD_BYTES = 12

/** An MP4 names itself `ftyp` in its first box. */
const requireVideo = async ({ file, received }: Progress, isUnfinished = false) => {
  if (received < HEAD_BYTES && isUnfinished) return
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
  if (bytesRead < HEAD_BYTES || buffer.toString('latin1', 4, 8) !== 'ftyp') {
    throw new DownloadError('not_a_video', 'what came does not begin as an MP4')
  }
}

const hash = async (file: FileHandle): Promise<string> => {
  const sha256 = createHash('sha256')
  const stream = file.createReadStream({ start: 0, autoClose: false })
  for await (const chunk of stream) sha256.update(chunk)
  return sha256.digest('hex')
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']

const asDownloadError = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return FULL.includes(`${code}`)
    ? new DownloadError('storage_full', 'no space is left for the file', { cause: error })
    : error
}
