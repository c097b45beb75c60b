import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { readTask } from '@/lib/kling/client'
import type { Expected, StatusNews } from '@/lib/kling/status-news'
import { countPoll } from '@/lib/tasks/budget'
import { noteStatusNews } from '@/lib/tasks/provider-health'

/**
 * Asks the provider at once, for a person or a download that waits for it. It counts all the same:
 * the polls wait for it afterwards, and for as long as the provider wants after a 429.
 */
export const askOutOfTurn = async (
  providerTaskId: string,
  expected: Expected,
): Promise<StatusNews> => {
  const { provider } = env()
  if (!(await countPoll())) {
    return {
      kind: 'no_news',
      reason: 'Kling was just asked very often; the next question has to wait.',
      retryAfterMs: null,
      throttled: false,
      raw: '',
    }
  }
  const askedAt = performance.now()
  const news = await readTask(provider, providerTaskId, expected)
  const tookMs = performance.now() - askedAt
  await noteStatusNews(provider.mode, news, { now: await databaseNow(), tookMs })
  return news
}
