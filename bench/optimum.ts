import { type Kind, LONGEST_SECONDS } from './truth'

/**
 * The cheapest moments to ask for somebody who knows the truth: no schedule has a lower expected
 * cost of calls + delay / c. Exact on a grid of a second, without any bound on the gaps. It
 * shares nothing with the studio's own schedule.
 */

const STEP_SECONDS = 1
const STEPS = LONGEST_SECONDS / STEP_SECONDS

/** Abramowitz and Stegun 7.1.26, to 1.5e-7. */
const normalBelow = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const sum =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const half = (sum * Math.exp(-x * x)) / 2
  return z >= 0 ? 1 - half : half
}

const endedShare = ({ usual, fast, slow }: Kind, seconds: number): number => {
  if (seconds <= 0) return 0
  if (seconds >= LONGEST_SECONDS) return 1
  const below = ({ median, sigma }: typeof usual) => normalBelow(Math.log(seconds / median) / sigma)
  const straggled = Math.min(1, Math.max(0, (seconds - slow.from) / (slow.to - slow.from)))
  return (
    fast.share * below(fast) + slow.share * straggled + (1 - fast.share - slow.share) * below(usual)
  )
}

/** The seconds after sending at which to ask. */
export const optimalCalls = (kind: Kind, callWorth: number): number[] => {
  const ended = Float64Array.from({ length: STEPS + 1 }, (_, i) =>
    endedShare(kind, i * STEP_SECONDS),
  )
  // Integral of the ended share, by which the delay of all that end in a gap is known.
  const area = new Float64Array(STEPS + 1)
  for (let i = 1; i <= STEPS; i++) {
    area[i] = at(area, i - 1) + ((at(ended, i - 1) + at(ended, i)) / 2) * STEP_SECONDS
  }
  const cost = new Float64Array(STEPS + 1)
  const next = new Int32Array(STEPS + 1)
  // The earlier one asks, the earlier is the best next time (the cost is a Monge array).
  let latest = STEPS
  for (let from = STEPS - 1; from >= 0; from--) {
    let best = Number.POSITIVE_INFINITY
    for (let to = from + 1; to <= latest; to++) {
      const delay = at(area, to) - at(area, from) - (to - from) * STEP_SECONDS * at(ended, from)
      const asking = 1 - at(ended, from) + delay / callWorth
      if (asking > best) break
      if (asking + at(cost, to) < best) {
        best = asking + at(cost, to)
        next[from] = to
      }
    }
    cost[from] = best
    latest = at(next, from)
  }
  const calls: number[] = []
  for (let step = at(next, 0); ; step = at(next, step)) {
    calls.push(step * STEP_SECONDS)
    if (step >= STEPS) return calls
  }
}

const at = (values: Float64Array | Int32Array, index: number): number => values[index] ?? 0
