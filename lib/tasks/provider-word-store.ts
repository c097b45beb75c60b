import { db } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { boundText, tidyText } from '@/lib/kling/redact'

export type ProviderWord = { word: string; taskId: string; firstSeenAt: Date }

const WORD_MAX_BYTES = 100
/** A provider that never says the same word twice ("37 %") is not written down for ever. */
const MOST_WORDS = 200

/**
 * Writes down a status word that nobody knows, with the task that it was said of.
 * @returns whether it is the first time, which is true once per word whoever asks
 */
export const recordProviderWord = async (
  mode: ProviderMode,
  said: string,
  taskId: string,
  firstSeenAt: Date,
): Promise<boolean> => {
  const word = boundText(tidyText(said), WORD_MAX_BYTES)
  const isKnown = await db().providerWord.findUnique({ where: { mode_word: { mode, word } } })
  if (isKnown || (await db().providerWord.count({ where: { mode } })) >= MOST_WORDS) return false
  try {
    await db().providerWord.create({ data: { mode, word, taskId, firstSeenAt } })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** The words that the provider said and nobody knew, the newest first. */
export const listProviderWords = (mode: ProviderMode): Promise<ProviderWord[]> =>
  db().providerWord.findMany({
    where: { mode },
    orderBy: [{ firstSeenAt: 'desc' }, { word: 'asc' }],
    select: { word: true, taskId: true, firstSeenAt: true },
  })
