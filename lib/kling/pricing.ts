import { CATALOG, DURATION_SECONDS, type KlingType } from '@/lib/kling/catalog'

export type Priced = { type: KlingType; durationSeconds?: number; sound?: boolean }

/**
 * What a request will cost, in credits. The defaults are the provider's: 5 seconds, and sound
 * *on*, which on Kling 3.0 costs half as much again; so we always send what we priced.
 */
export const estimateCredits = (request: Priced): number => {
  const { price } = CATALOG[request.type]
  if (price.per === 'task') return price.credits
  const seconds = request.durationSeconds ?? DURATION_SECONDS.default
  return seconds * ((request.sound ?? true) ? price.withSound : price.silent)
}
