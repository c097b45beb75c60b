import { CALL_WORTH } from '@/lib/kling/poll-plan'
import { backOff, costOf, fixed, type Outcome, optimal, ours, simulate } from './simulate'
import type { BenchTask } from './truth'

export type Row = Outcome & {
  name: string
  /** Calls + mean delay / c, for c = 1 and c = 4. */
  cost1: number
  cost4: number
}

export type Goal = { name: string; value: number; most: number; isMet: boolean }

export type Report = { rows: Row[]; goals: Goal[] }

/** A tenth above what knowing the truth would cost. */
const MOST_COST = 1.1
/** Of the calls of a fixed 5 s, at the same mean delay. */
const MOST_CALLS = 0.75

const goal = (name: string, value: number, most: number): Goal => ({
  name,
  value,
  most,
  isMet: value <= most,
})

/** All ways to poll the same tasks, and whether ours is good enough. */
export const measure = (tasks: readonly BenchTask[]): Report => {
  const row = (name: string, outcome: Outcome): Row => ({
    name,
    ...outcome,
    cost1: costOf(outcome, 1),
    cost4: costOf(outcome, 4),
  })
  const often = simulate(tasks, fixed(5))
  const { watched, unwatched } = CALL_WORTH
  const pair = (worth: number) => ({
    own: simulate(tasks, ours(worth)),
    best: simulate(tasks, optimal(worth)),
  })
  const [near, far] = [pair(watched), pair(unwatched)]
  const same = atDelay(tasks, often.meanDelay)
  return {
    rows: [
      row(`ours, c = ${watched}`, near.own),
      row(`optimum, c = ${watched}`, near.best),
      row(`ours, c = ${unwatched}`, far.own),
      row(`optimum, c = ${unwatched}`, far.best),
      row('fixed 5 s', often),
      row(`ours, c = ${same.callWorth.toFixed(3)}`, same.outcome),
      row('fixed 15 s', simulate(tasks, fixed(15))),
      row('exponential back-off', simulate(tasks, backOff)),
    ],
    goals: [
      ...(
        [
          [watched, near],
          [unwatched, far],
        ] as const
      ).map(([worth, { own, best }]) =>
        goal(
          `cost of ours / optimum, c = ${worth}`,
          costOf(own, worth) / costOf(best, worth),
          MOST_COST,
        ),
      ),
      goal('calls of ours / fixed 5 s at its delay', same.outcome.calls / often.calls, MOST_CALLS),
    ],
  }
}

/** Ours with the c at which the mean delay is, within a per cent, this and not above it. */
const atDelay = (tasks: readonly BenchTask[], wanted: number) => {
  let [low, high] = [0.001, 1]
  // Where it usually is, so that few rounds are needed.
  let callWorth = 0.06
  for (;;) {
    const outcome = simulate(tasks, ours(callWorth))
    const ratio = outcome.meanDelay / wanted
    if ((ratio <= 1 && ratio > 0.99) || high / low < 1.0001) return { callWorth, outcome }
    if (ratio > 1) high = callWorth
    else low = callWorth
    // The delay grows like the root of c; from there bisection holds it between its bounds.
    const guess = callWorth * (0.996 / ratio) ** 2
    callWorth = guess > low && guess < high ? guess : Math.sqrt(low * high)
  }
}
