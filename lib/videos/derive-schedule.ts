const MINUTE_MS = 60_000

/** Renewed at a third while the work goes on: after a crash it is begun again so soon. */
export const DERIVE_LEASE_MS = MINUTE_MS

/** A disk that is full or away may be back by then. */
const GAPS_MS = [MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS, 360 * MINUTE_MS]

/** Once, and again as often as there are gaps. */
export const MOST_ATTEMPTS = GAPS_MS.length + 1

/**
 * When to try again after an attempt that failed, counted from 1; null when it was the last. Up to a
 * quarter longer by chance, so that what failed together is not tried together.
 */
export const deriveGapMs = (attempt: number, random = Math.random()): number | null => {
  const gap = GAPS_MS[attempt - 1]
  return gap === undefined ? null : Math.round(gap * (1 + random / 4))
}
