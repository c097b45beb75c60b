import { ERROR_SHAPES, type Fault, type FaultPlace, fault } from './fault-kinds'
import type { Draw } from './hostility'
import { pick, type Random } from './scene/random'

/** What the draws of the hostile personality have in common. Evils are named as in rates.ts. */

/** The one of a group that strikes, if any, and may do so once more. */
export const chooseOne = <K extends string>(
  { random, isLeft }: Draw,
  rates: Record<K, number>,
): K | undefined => {
  let left = random()
  for (const [evil, rate] of Object.entries<number>(rates)) {
    left -= rate
    if (left < 0) return isLeft(evil) ? (evil as K) : undefined
  }
  return undefined
}

const SMALL_RETRY_AFTERS = [
  ...[null, 0, 1, '1', -5, '1.5', '', 'soon', 'Thu, 99 Foo 2026 99:99:99 GMT'],
  ...[{ inMs: -60_000 }, { inMs: -3_600_000 }, { inMs: 1_000 }],
]

export const rateLimited = (on: FaultPlace, random: Random): Fault =>
  fault({
    kind: 'rate_limited',
    on,
    retryAfter: pick(random, SMALL_RETRY_AFTERS),
    shape: pick(random, ERROR_SHAPES),
  })

export const serverError = (
  on: FaultPlace,
  random: Random,
  statuses: readonly number[],
  charged = false,
) =>
  fault({
    kind: 'error',
    on,
    status: pick(random, statuses),
    shape: pick(random, ERROR_SHAPES),
    charged,
  })

export const AMBIGUOUS_ERRORS = [500, 500, 501, 502, 503, 504, 520, 524, 525, 530, 599]
export const ALL_ERRORS = [...AMBIGUOUS_ERRORS, 521, 522, 523]
export const LOST_ANSWERS = ['html', 'empty', 'truncated', 'cut', 'short', 'understated'] as const
