import 'server-only'
import { env } from '@/lib/env'
import { readTask } from '@/lib/kling/client'
import { DownloadError, downloadTo } from '@/lib/outbound/download'
import type { TaskRow } from '@/lib/tasks/store'

/** A result is at most so large, and stalls at most so long, before it is tried again. */
const MAX_BYTES = 2 * 1024 ** 3
const STALL_MS = 20_000
const TOTAL_MS = 15 * 60_000

export type Fetched = { sha256: string; bytes: number; urls: string[] }

/**
 * Downloads a result to `path`: first the addresses of the last answer, then, since addresses
 * expire and lie, those that the provider gives when it is asked again. A second attempt asks at
 * once, because the addresses that failed the first one may fail every one.
 * @throws DownloadError of the last address
 */
export const fetchResult = async (task: TaskRow, path: string): Promise<Fetched> => {
  const known = task.resultUrls ?? []
  if (task.archiveAttempts === 0 && known.length > 0) {
    try {
      return await tryEach(known, path)
    } catch (error) {
      if (!(error instanceof DownloadError) || error.problem === 'storage_full') throw error
    }
  }
  const fresh = await freshUrls(task)
  return tryEach([...new Set([...fresh, ...known])], path)
}

const freshUrls = async (task: TaskRow): Promise<string[]> => {
  if (!task.providerTaskId) return []
  const news = await readTask(env().provider, task.providerTaskId, task)
  return news.kind === 'succeeded' ? news.urls : []
}

const tryEach = async (urls: string[], path: string): Promise<Fetched> => {
  let last = new DownloadError('no_address', 'Kling has not named a result yet')
  for (const url of urls) {
    try {
      const file = await downloadTo(path, url, {
        allowHosts: env().outboundAllowHosts,
        maxBytes: MAX_BYTES,
        stallMs: STALL_MS,
        totalMs: TOTAL_MS,
        resume: true,
      })
      return { sha256: file.sha256, bytes: file.bytes, urls }
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error
      last = error
      if (error.problem === 'storage_full') throw error
    }
  }
  throw last
}
