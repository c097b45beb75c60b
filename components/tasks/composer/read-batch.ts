import type { Batch } from '@/lib/tasks/batch'

const load = () => import('@/lib/tasks/batch')

/** For whoever is about to press: what judges a draft is not needed before. */
export const fetchReader = () => void load().catch(() => {})

/**
 * What the studio will read in a draft, judged by the same rules, and what it costs.
 * @throws where the rules cannot be fetched
 */
export const readBatch = async (batch: Batch) => {
  const { parseBatch, priceOf } = await load()
  const parsed = parseBatch(batch)
  return parsed.ok ? { ...parsed, credits: priceOf(parsed.requests) } : parsed
}
