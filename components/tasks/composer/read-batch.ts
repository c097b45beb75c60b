import type { Batch } from '@/lib/tasks/batch'

const load = () => import('@/components/tasks/composer/press-code')

/** For whoever is about to press: what judges a draft and draws its card is not needed before. */
export const fetchPressCode = () => void load().catch(() => {})

/**
 * What the studio will read in a draft, judged by the same rules, and what it costs.
 * @throws where the rules cannot be fetched
 */
export const readBatch = async (batch: Batch) => {
  const { parseBatch, priceOf, pendingTask } = await load()
  const parsed = parseBatch(batch)
  return parsed.ok ? { ...parsed, credits: priceOf(parsed.requests), pendingTask } : parsed
}
