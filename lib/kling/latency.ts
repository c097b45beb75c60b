import { CATALOG, DURATION_SECONDS, type KlingType } from '@/lib/kling/catalog'

/**
 * How long Kling takes, and when it pays to ask. All inner times are seconds of the provider;
 * an emulator that runs `speed` times faster divides them.
 */

export type Timed = { type: KlingType; durationSeconds?: number; sound?: boolean }

type LogNormal = { median: number; sigma: number }

const between = (from: number, to: number, share: number) => from + (to - from) * share

/**
 * What is known before anything was learned: std 5 s 105/.35, pro 5 s 150/.40, pro 15 s with
 * audio 235/.35, O3 200/.45, O3 reference and edit 400/.5. Other lengths lie on the line between
 * the two known ones; std is taken to grow as pro does. Whether sound alone takes longer is not
 * known, so it changes nothing yet.
 */
export const latencyPrior = ({ type, durationSeconds }: Timed): LogNormal => {
  const { model, mode, quality } = CATALOG[type]
  if (model === 'o3') {
    const slow = mode === 'reference' || mode === 'edit'
    return slow ? { median: 400, sigma: 0.5 } : { median: 200, sigma: 0.45 }
  }
  const share = ((durationSeconds ?? DURATION_SECONDS.default) - 5) / (15 - 5)
  const median = between(150, 235, share)
  return quality === 'pro'
    ? { median, sigma: between(0.4, 0.35, share) }
    : { median: median * (105 / 150), sigma: 0.35 }
}

// A few per cent fail within seconds and a few per cent take 15 to 20 minutes. A last few in a
// thousand never end: without them the long wait would look ever more hopeful, and be polled so.
const FAST_FAILURE = { weight: 0.03, median: 8, sigma: 0.7 }
const SLOW_TAIL = { weight: 0.03, median: 1050, sigma: 0.15 }
const NEVER = 0.005

/** The chance per second that a task which has not ended after so long ends now. */
export const hazardPerSecond = (settings: Timed, elapsedSeconds: number): number => {
  if (elapsedSeconds <= 0) return 0
  const usual = { ...latencyPrior(settings), weight: 1 - NEVER }
  usual.weight -= FAST_FAILURE.weight + SLOW_TAIL.weight
  let ending = 0
  let surviving = NEVER
  for (const { weight, median, sigma } of [usual, FAST_FAILURE, SLOW_TAIL]) {
    const z = Math.log(elapsedSeconds / median) / sigma
    ending += (weight * Math.exp(-(z * z) / 2)) / (elapsedSeconds * sigma * Math.sqrt(2 * Math.PI))
    surviving += weight * upperTail(z)
  }
  return ending / surviving
}

/** The share of a normal distribution above z; Numerical Recipes' erfc, relative error 1.2e-7. */
const upperTail = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
  ].reduceRight((sum, coefficient) => coefficient + t * sum, 0)
  const erfc = t * Math.exp(-x * x + series)
  return z >= 0 ? erfc / 2 : 1 - erfc / 2
}

/** Fast failures are looked for at these seconds, beside the schedule. */
const EARLY_PROBES = [6, 25]
const GAP_SECONDS = { min: 2, max: 60 }
const LEAST_GAP_MS = 250
/** Seconds of delay that one call is worth. */
const CALL_WORTH = { watched: 1, unwatched: 4 }

export type PollQuestion = {
  settings: Timed
  /** Since the task was sent, as it passed here. */
  elapsedMs: number
  /** How much faster than real time the provider is. */
  speed: number
  /** Whether somebody looks at it. */
  watched: boolean
}

/**
 * How long to wait before asking again, in milliseconds as they pass here. The optimal gap for a
 * hazard h is sqrt(2c / h), c being the delay that a call is worth. The hazard rises while one
 * waits, so the gap ends where sqrt(h / 2c), summed over it, reaches one call.
 */
export const pollGapMs = ({ settings, elapsedMs, speed, watched }: PollQuestion): number => {
  const elapsed = Math.max(0, (elapsedMs / 1000) * speed)
  const { min, max } = GAP_SECONDS
  const gap = Math.min(max, scheduledGap(settings, elapsed, watched), gapToProbe(elapsed))
  return Math.max(LEAST_GAP_MS, (Math.max(min, gap) * 1000) / speed)
}

const scheduledGap = (settings: Timed, elapsed: number, watched: boolean): number => {
  const worth = watched ? CALL_WORTH.watched : CALL_WORTH.unwatched
  const callsPerSecond = (at: number) => Math.sqrt(hazardPerSecond(settings, at) / (2 * worth))
  let calls = 0
  for (let gap = 0; gap < GAP_SECONDS.max; gap++) {
    const rate = callsPerSecond(elapsed + gap + 0.5)
    if (calls + rate >= 1) return gap + (1 - calls) / rate
    calls += rate
  }
  return GAP_SECONDS.max
}

const gapToProbe = (elapsed: number): number => {
  // One that is almost due now is this very call, come a little early.
  const next = EARLY_PROBES.find((probe) => probe > elapsed + 0.5)
  return next === undefined ? Number.POSITIVE_INFINITY : next - elapsed
}

/** z of the quartiles of a normal distribution. */
const QUARTILE_Z = 0.6745

/**
 * Between which times the middle half of such tasks ends, in seconds as they pass here, rounded
 * as a person would say them. `from` is at least 1 and never above `to`.
 */
export const usualSeconds = (settings: Timed, speed: number): { from: number; to: number } => {
  const { median, sigma } = latencyPrior(settings)
  const spread = Math.exp(QUARTILE_Z * sigma)
  const from = roundSeconds(median / spread / speed)
  return { from, to: Math.max(from, roundSeconds((median * spread) / speed)) }
}

const roundSeconds = (seconds: number): number => {
  const step = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 300 ? 10 : 30
  return Math.max(1, Math.round(seconds / step) * step)
}
