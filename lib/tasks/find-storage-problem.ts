import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { rememberFor } from '@/lib/db/remember'
import { env } from '@/lib/env'
import { storage } from '@/lib/media/storage'
import { isContentKey } from '@/lib/media/storage-key'
import type { TestProblem } from '@/lib/media/storage-test'
import { tryStorage } from '@/lib/media/try-storage'
import { findNewestFile } from '@/lib/videos/video-file-store'

/** Health is asked for by anybody, and often; each look writes a small file. */
const HOLDS_MS = 60_000
/** Whoever asks for the health gives up soon; the look itself goes on for the next who asks. */
const WAIT_MS = 3_000

/** What keeps the storage from taking and giving files; null when nothing does. */
export const findStorageProblem = async (): Promise<TestProblem | null> => {
  const { dataDir, s3 } = env()
  const found = remembered(s3 ? `${s3.endpoint} ${s3.bucket}` : dataDir)
  const waited = new AbortController()
  const late = wait(WAIT_MS, 'unreachable' as const, { signal: waited.signal })
  try {
    return await Promise.race([found, late])
  } finally {
    late.catch(() => {})
    waited.abort()
  }
}

const remembered = rememberFor(HOLDS_MS, async (): Promise<TestProblem | null> => {
  // First, so that nothing is written where a disk should be mounted and is not.
  const isGone = await misses(await findNewestFile().catch(() => null))
  if (isGone) return isGone
  return (await tryStorage(storage(), ['write', 'remove'])).failed?.problem ?? null
})

const misses = async (key: string | null): Promise<TestProblem | null> => {
  if (key === null || !isContentKey(key)) return null
  try {
    return (await storage().stat(key)) === null ? 'gone' : null
  } catch {
    // What is wrong shows when a file is written.
    return null
  }
}
