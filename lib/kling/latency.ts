import { CATALOG, DURATION_SECONDS, type KlingType } from '@/lib/kling/catalog'

/**
 * How long Kling takes: a mixture of what is usual, of what fails within seconds, of the few that
 * take 15 to 20 minutes, and of a last few in a thousand that never end. All times are seconds of
 * the provider; an emulator that runs `speed` times faster divides them.
 */

export type Timed = { type: KlingType; durationSeconds?: number; sound?: boolean }

export type Latency = {
  /** Of the usual ones, log-normal. */
  median: number
  sigma: number
  /** Shares of those that fail fast and of those that straggle, 0 to 1. */
  fastShare: number
  slowShare: number
}

export type LogNormal = { median: number; sigma: number }

export const FAST_FAILURE: LogNormal = { median: 8, sigma: 0.7 }
export const STRAGGLER: LogNormal = { median: 1040, sigma: 0.1 }
/** Without them a long wait would look ever more hopeful, and be polled so. */
export const ENDLESS_SHARE = 0.002

const between = (from: number, to: number, share: number) => from + (to - from) * share

/**
 * What is known before anything was learned: std 5 s 105/.35, pro 5 s 150/.40, pro 15 s with
 * audio 235/.35, O3 200/.45, O3 reference and edit 400/.5. Other lengths lie on the line between
 * the two known ones; std is taken to grow as pro does. Whether sound alone takes longer is not
 * known, so it changes nothing yet.
 */
export const latencyPrior = ({ type, durationSeconds }: Timed): Latency => ({
  ...usualPrior(type, durationSeconds ?? DURATION_SECONDS.default),
  fastShare: 0.03,
  slowShare: 0.03,
})

const usualPrior = (type: KlingType, durationSeconds: number): LogNormal => {
  const { model, mode, quality } = CATALOG[type]
  if (model === 'o3') {
    const slow = mode === 'reference' || mode === 'edit'
    return slow ? { median: 400, sigma: 0.5 } : { median: 200, sigma: 0.45 }
  }
  const share = (durationSeconds - 5) / (15 - 5)
  const median = between(150, 235, share)
  return quality === 'pro'
    ? { median, sigma: between(0.4, 0.35, share) }
    : { median: median * (105 / 150), sigma: 0.35 }
}

/** The share of such tasks that have not ended after so many seconds; 1 at the start. */
export const unfinishedShare = (latency: Latency, seconds: number): number => {
  if (seconds <= 0) return 1
  const { fastShare, slowShare } = latency
  return (
    ENDLESS_SHARE +
    fastShare * unfinished(FAST_FAILURE, seconds) +
    slowShare * unfinished(STRAGGLER, seconds) +
    (1 - ENDLESS_SHARE - fastShare - slowShare) * unfinished(latency, seconds)
  )
}

const unfinished = ({ median, sigma }: LogNormal, seconds: number): number =>
  upperTail(Math.log(seconds / median) / sigma)

/** The share of a normal distribution above z; Numerical Recipes' erfc, relative error 1.2e-7. */
const upperTail = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  let series = 0
  for (const coefficient of ERFC) series = coefficient + t * series
  const erfc = t * Math.exp(-x * x + series)
  return z >= 0 ? erfc / 2 : 1 - erfc / 2
}

const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
]

/** z of the quartiles of a normal distribution. */
const QUARTILE_Z = 0.6745

/**
 * Between which times the middle half of the usual ones ends, in seconds as they pass here,
 * rounded as a person would say them. `from` is at least 1 and never above `to`.
 */
export const usualSeconds = (
  { median, sigma }: LogNormal,
  speed: number,
): { from: number; to: number } => {
  const spread = Math.exp(QUARTILE_Z * sigma)
  const from = roundSeconds(median / spread / speed)
  return { from, to: Math.max(from, roundSeconds((median * spread) / speed)) }
}

const roundSeconds = (seconds: number): number => {
  const step = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 300 ? 10 : 30
  return Math.max(1, Math.round(seconds / step) * step)
}
