import { CATALOG } from '@/lib/kling/catalog'
import {
  ENDLESS_SHARE,
  type Latency,
  type LogNormal,
  latencyPrior,
  STRAGGLER,
  type Timed,
} from '@/lib/kling/latency'

/**
 * What ended tasks teach about how long the next one takes. The prior counts as a few tasks; the
 * rest is the normal-gamma update of a log-normal, and counting for the shares. Which part of the
 * mixture a task belongs to is nobody's word, so it is estimated in turn with the parts (MAP
 * expectation-maximization).
 */

/** `seconds` of the provider, from sending to the end. */
export type Ended = { seconds: number; failed: boolean }

/** As how many tasks the prior counts, for each thing that is learned. */
const PRIOR_COUNT = { median: 1, sigma: 4, shares: 40 }
/** The share of failures among those that do not fail fast. */
const LATE_FAILURES = 0.02
/** The usual must not vanish, whatever fails for a while. */
const MOST_SHARE = 0.45
const ROUNDS = 20
/** Beyond two hours a task stalled, which says nothing about the usual. */
const LONGEST_SECONDS = 7200
/** What fits nothing else: any time from a second to the longest is as likely, on the log scale. */
const ODD_DENSITY = ENDLESS_SHARE / Math.log(LONGEST_SECONDS)

/**
 * An end is heard of somewhere in a gap and taken to be in its middle. For those that end where
 * one seldom asks, that is wide of the mark.
 */
const FAST_AS_HEARD: LogNormal = { median: 12, sigma: 1 }
const SLOW_AS_HEARD: LogNormal = { ...STRAGGLER, sigma: 0.15 }

const density = (x: number, { median, sigma }: LogNormal): number => {
  const z = (x - Math.log(median)) / sigma
  return Math.exp(-(z * z) / 2) / sigma
}
const ODD = ODD_DENSITY * Math.sqrt(2 * Math.PI)

/**
 * The prior, corrected by what ended. Impossible times (not above 0, not finite, beyond two
 * hours) teach nothing. Never NaN: sigma stays between 0.05 and 1.5, each share below a half.
 */
export const learnLatency = (prior: Latency, ended: readonly Ended[]): Latency => {
  const known = ended
    .filter(({ seconds }) => seconds > 0 && seconds <= LONGEST_SECONDS)
    .map(({ seconds, failed }) => ({ x: Math.log(seconds), failed }))
  if (known.length === 0) return prior
  let latency = { ...prior, median: Math.exp(middle(known, Math.log(prior.median))) }
  for (let round = 0; round < ROUNDS; round++) {
    const better = improve(prior, latency, known)
    const isSettled = Math.abs(better.median / latency.median - 1) < 1e-3
    latency = better
    if (isSettled) break
  }
  return latency
}

type Known = { x: number; failed: boolean }

/** The median of the successes and the prior: it lies among the usual ones, whatever straggles. */
const middle = (known: Known[], prior: number): number => {
  const sorted = [prior, ...known.filter(({ failed }) => !failed).map(({ x }) => x)]
  sorted.sort((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return ((sorted[Math.floor(at)] ?? prior) + (sorted[Math.ceil(at)] ?? prior)) / 2
}

const improve = (prior: Latency, latency: Latency, known: Known[]): Latency => {
  const usualShare = 1 - ENDLESS_SHARE - latency.fastShare - latency.slowShare
  let [fast, slow, usual, sum, squares] = [0, 0, 0, 0, 0]
  for (const { x, failed } of known) {
    const ends = failed ? LATE_FAILURES : 1 - LATE_FAILURES
    const asUsual = usualShare * ends * density(x, latency)
    const asFast = failed ? latency.fastShare * density(x, FAST_AS_HEARD) : 0
    const asSlow = latency.slowShare * ends * density(x, SLOW_AS_HEARD)
    const all = asUsual + asFast + asSlow + ODD * ends
    fast += asFast / all
    slow += asSlow / all
    usual += asUsual / all
    sum += (asUsual / all) * x
    squares += (asUsual / all) * x * x
  }
  const prior0 = Math.log(prior.median)
  const mean = usual > 0 ? sum / usual : prior0
  const scatter = Math.max(0, squares - usual * mean * mean)
  const count = PRIOR_COUNT.median + usual
  const shift = (PRIOR_COUNT.median * usual * (mean - prior0) ** 2) / count
  const variance =
    (PRIOR_COUNT.sigma * prior.sigma ** 2 + scatter + shift) / (PRIOR_COUNT.sigma + usual)
  const shares = PRIOR_COUNT.shares + fast + slow + usual
  return {
    median: Math.exp((PRIOR_COUNT.median * prior0 + sum) / count),
    sigma: Math.min(1.5, Math.max(0.05, Math.sqrt(variance))),
    fastShare: Math.min(MOST_SHARE, (PRIOR_COUNT.shares * prior.fastShare + fast) / shares),
    slowShare: Math.min(MOST_SHARE, (PRIOR_COUNT.shares * prior.slowShare + slow) / shares),
  }
}

/** Of each kind so many of the newest count. */
const NEIGHBOURS = 60
const OWN = 300

/** An ended task and what it was asked for. */
export type Lesson = { settings: Timed; ended: Ended }

/** How near another task's settings are: the same, the same type, the same model and mode. */
const distance = (one: Timed, other: Timed): number => {
  if (one.type !== other.type) {
    const [a, b] = [CATALOG[one.type], CATALOG[other.type]]
    return a.model === b.model && a.mode === b.mode ? 2 : 3
  }
  return one.durationSeconds === other.durationSeconds && one.sound === other.sound ? 0 : 1
}

/**
 * How long a task of these settings takes, learned from `lessons`, the newest first. What is
 * known of neighbours is the prior of what is nearer, so that they count until the settings have
 * tasks of their own; the differences that the shipped priors expect between them are taken off.
 */
export const latencyOf = (settings: Timed, lessons: readonly Lesson[]): Latency => {
  const prior = latencyPrior(settings)
  const at = (wanted: number, most: number): Ended[] =>
    lessons
      .filter((lesson) => distance(settings, lesson.settings) === wanted)
      .slice(0, most)
      .map(({ settings: other, ended }) => {
        const scale = prior.median / latencyPrior(other).median
        return { ...ended, seconds: ended.seconds * scale }
      })
  const family = learnLatency(prior, at(2, NEIGHBOURS))
  const type = learnLatency(family, at(1, NEIGHBOURS))
  return learnLatency(type, at(0, OWN))
}
