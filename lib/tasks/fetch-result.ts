import 'server-only'
import { env } from '@/lib/env'
import { Mp4Error, verifyMp4 } from '@/lib/media/verify-mp4'
import { DownloadError, downloadTo } from '@/lib/outbound/download'
import { askOutOfTurn } from '@/lib/tasks/ask-out-of-turn'
import type { TaskRow } from '@/lib/tasks/store'

/** A result is at most so large, and stalls at most so long, before it is tried again. */
const MAX_BYTES = 2 * 1024 ** 3 - 1
const STALL_MS = 20_000
const TOTAL_MS = 15 * 60_000

export type Fetched = { sha256: string; bytes: number }

/**
 * Downloads a result to `path` and makes sure that it is one whole video: first the addresses of
 * the last answer, then, since addresses expire and lie, those that the provider gives when it is
 * asked again. A second attempt asks at once, because the addresses that failed the first one may
 * fail every one.
 * @throws DownloadError or Mp4Error of the address that looked most like a video
 */
export const fetchResult = async (
  task: TaskRow,
  path: string,
  signal: AbortSignal,
): Promise<Fetched> => {
  const known = task.resultUrls ?? []
  // However many addresses there are: somebody else's result waits for this place.
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(TOTAL_MS)])
  if (task.archiveAttempts === 0 && known.length > 0) {
    try {
      return await tryEach(known, path, inTime)
    } catch (error) {
      if (!isAddressTrouble(error)) throw error
    }
  }
  const fresh = await freshUrls(task)
  return tryEach([...new Set([...fresh, ...known])], path, inTime)
}

const freshUrls = async (task: TaskRow): Promise<string[]> => {
  if (!task.providerTaskId) return []
  const news = await askOutOfTurn(task.providerTaskId, task)
  return news.kind === 'succeeded' ? news.urls : []
}

/** What another address may cure. */
const isAddressTrouble = (error: unknown): error is DownloadError | Mp4Error =>
  error instanceof Mp4Error || (error instanceof DownloadError && error.problem !== 'storage_full')

const tryEach = async (urls: string[], path: string, signal: AbortSignal): Promise<Fetched> => {
  let first: DownloadError | Mp4Error | undefined
  for (const url of urls) {
    try {
      const { sha256, bytes } = await downloadTo(path, url, {
        allowHosts: env().outboundAllowHosts,
        maxBytes: MAX_BYTES,
        stallMs: STALL_MS,
        totalMs: TOTAL_MS,
        resume: true,
        signal,
      })
      await verifyMp4(path)
      return { sha256, bytes }
    } catch (error) {
      if (!isAddressTrouble(error)) throw error
      first ??= error
    }
    if (signal.aborted) break
  }
  throw first ?? new DownloadError('no_address', 'Kling has not named a result yet')
}
