import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { isReindexDue, type Renamed, reindexNext, requestReindex } from '@/lib/videos/reindex-store'

/** Everything else that writes has its turn between two batches. */
const BETWEEN_MS = 30
const IDLE_MS = 5_000

/**
 * Renames a project or a member, whose videos are found by the new name a little later: there may
 * be more of them than fit into one transaction.
 * @param rename false when there is nothing to rename
 */
export const renameFound = (
  renamed: Renamed,
  rename: (tx: Tx) => Promise<boolean>,
): Promise<boolean> =>
  inTransaction(async (tx) => {
    const found = await rename(tx)
    if (found) await requestReindex(tx, renamed)
    return found
  })

const writeNext = async (): Promise<boolean> => {
  try {
    return (await isReindexDue()) && (await inTransaction(reindexNext))
  } catch (error) {
    // Another instance has begun at the same moment.
    if (isUniqueViolation(error)) return true
    throw error
  }
}

/** Writes the words that have to be written again, until there are none or the time is up. */
export const writeWordsUntil = async (endsAt: number): Promise<void> => {
  while (Date.now() < endsAt && (await writeNext())) await sleep(BETWEEN_MS)
}

/** Does so again and again, until it is stopped. */
export const keepWords = (): { stop: () => Promise<void> } => {
  const stopping = new AbortController()
  const { signal } = stopping
  const rest = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {})
  const loop = async () => {
    while (!signal.aborted) {
      const more = await writeNext().catch((error) => {
        log.warn({ err: error }, 'words of videos were not written')
        return false
      })
      await rest(more ? BETWEEN_MS : IDLE_MS)
    }
  }
  const ended = loop()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
