import { fieldsOf, KLING_TYPES } from '@/lib/kling/catalog'
import type { Timed } from '@/lib/kling/latency'
import { between, logBetween, normal, type Random, seededRandom } from './random'

/**
 * A world to poll: how long tasks of each kind really take, drawn by the seed and by nothing that
 * the studio knows. Its priors may be wrong by a factor of five.
 */

type LogNormal = { median: number; sigma: number }

export type Kind = {
  settings: Timed
  usual: LogNormal
  fast: LogNormal & { share: number }
  /** As likely anywhere between 15 and 20 minutes. */
  slow: { from: number; to: number; share: number }
}

export type BenchTask = { kind: Kind; seconds: number; failed: boolean }

/** After this nothing is unfinished. */
export const LONGEST_SECONDS = 3600

const DURATIONS = [5, 10, 15]

const settingsOfAll = (): Timed[] =>
  KLING_TYPES.flatMap((type): Timed[] =>
    fieldsOf(type).durationSeconds === 'absent'
      ? [{ type }]
      : DURATIONS.flatMap((durationSeconds) =>
          [true, false].map((sound) => ({ type, durationSeconds, sound })),
        ),
  )

const drawKind = (random: Random, settings: Timed): Kind => ({
  settings,
  usual: { median: logBetween(random, 60, 500), sigma: between(random, 0.2, 0.55) },
  fast: {
    median: between(random, 4, 15),
    sigma: between(random, 0.4, 0.8),
    share: between(random, 0.01, 0.06),
  },
  slow: { from: 900, to: 1200, share: between(random, 0.01, 0.06) },
})

const drawTask = (random: Random, kind: Kind): BenchTask => {
  const part = random()
  const logNormal = ({ median, sigma }: LogNormal) =>
    Math.min(LONGEST_SECONDS, median * Math.exp(sigma * normal(random)))
  if (part < kind.fast.share) return { kind, seconds: logNormal(kind.fast), failed: true }
  if (part < kind.fast.share + kind.slow.share) {
    return { kind, seconds: between(random, kind.slow.from, kind.slow.to), failed: false }
  }
  return { kind, seconds: logNormal(kind.usual), failed: false }
}

/** So many tasks, of any of the kinds alike; `kinds` leaves only that many of all 62. */
export const drawTasks = (seed: number, count: number, kinds = Number.MAX_SAFE_INTEGER) => {
  const random = seededRandom(seed)
  const drawn = settingsOfAll()
    .map((settings) => ({ settings, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, kinds)
    .map(({ settings }) => drawKind(random, settings))
  return Array.from({ length: count }, (): BenchTask => {
    const kind = drawn[Math.floor(random() * drawn.length)]
    if (!kind) throw new Error('there are no kinds')
    return drawTask(random, kind)
  })
}
