import { db, type PrismaClient } from '@/lib/db/client'

type Remembered<T> = { until: number; value: Promise<T> }
const MOST_KEYS = 1_000

/**
 * `run`, done at most once in `ms` for each key, in this process and for the current database;
 * in between its last answer holds. What failed is not remembered. For what may be a little old.
 */
export const rememberFor = <T>(
  ms: number,
  run: (key: string) => Promise<T>,
): ((key: string) => Promise<T>) => {
  const remembered = new WeakMap<PrismaClient, Map<string, Remembered<T>>>()
  return (key) => {
    const known = remembered.get(db()) ?? new Map<string, Remembered<T>>()
    remembered.set(db(), known)
    const last = known.get(key)
    if (last && performance.now() < last.until) return last.value
    if (known.size >= MOST_KEYS) known.clear()
    const fresh = { until: performance.now() + ms, value: run(key) }
    known.set(key, fresh)
    fresh.value.catch(() => {
      // A newer answer stays.
      if (known.get(key) === fresh) known.delete(key)
    })
    return fresh.value
  }
}
