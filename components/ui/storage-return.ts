import { useSyncExternalStore } from 'react'
import { studioIsBack } from '@/components/ui/studio-return'

/**
 * Whether the studio answers and its storage gives no files. A picture or a film that fails says no
 * reason, so the first of them is asked after by itself, until it is given or refused for good; then
 * everything that failed is asked for again (studio-return.ts).
 */
let isAway = false
let isAsking = false
let askedAt = Number.NEGATIVE_INFINITY
const listeners = new Set<() => void>()

const ASK_MS = 4_000
const PATIENCE_MS = 10_000

const say = (now: boolean) => {
  if (isAway === now) return
  isAway = now
  for (const listener of listeners) listener()
}

/** Nobody answers, or the studio says that it is the storage. */
const isWorthAsking = (response: Response | null) =>
  response === null || response.status === 503 || response.status === 502

/** A file of the studio's was not given, for whatever reason. */
export const doubtStorage = async (address: string): Promise<void> => {
  // A whole gallery may fail at once, and one file be gone for ever.
  if (isAsking || performance.now() - askedAt < ASK_MS) return
  isAsking = true
  let wasAway = false
  while (true) {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const question = { method: 'HEAD', cache: 'no-store', signal } as const
    const response = await fetch(address, question).catch(() => null)
    if (!isWorthAsking(response)) break
    wasAway = true
    say(response !== null)
    await new Promise((done) => setTimeout(done, ASK_MS))
  }
  askedAt = performance.now()
  isAsking = false
  say(false)
  if (wasAway) studioIsBack()
}

export const useStorageAway = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => isAway,
    () => false,
  )
