import 'server-only'
import { env } from '@/lib/env'
import { readTask } from '@/lib/kling/client'
import { DownloadError, type DownloadProblem, downloadTo } from '@/lib/outbound/download'
import type { TaskRow } from '@/lib/tasks/store'

/** A result is at most so large, and stalls at most so long, before it is tried again. */
const MAX_BYTES = 2 * 1024 ** 3
const STALL_MS = 20_000
const TOTAL_MS = 15 * 60_000

export type Fetched = { sha256: string; bytes: number; urls: string[] }

/** Problems that a fresh address may cure. */
const WORTH_REFRESHING: readonly DownloadProblem[] = [
  'expired',
  'not_a_video',
  'unreachable',
  'incomplete',
]

/**
 * Downloads a result to `path`: every known address in turn, then, since addresses expire, those
 * that the provider gives when it is asked again.
 * @throws DownloadError of the last address
 */
export const fetchResult = async (task: TaskRow, path: string): Promise<Fetched> => {
  const known = task.resultUrls ?? []
  let last = new DownloadError('no_address', 'Kling has not named a result yet')
  try {
    return await tryEach(known, path)
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error
    last = error
    if (error.problem !== 'no_address' && !WORTH_REFRESHING.includes(error.problem)) throw error
  }
  const fresh = await freshUrls(task)
  if (fresh.length === 0) throw last
  return tryEach(fresh, path)
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
