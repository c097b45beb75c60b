import { type Latency, unfinishedShare } from '@/lib/kling/latency'

/**
 * When it pays to ask. A call costs 1, a second of delay 1/c, c being the delay that a call is
 * worth. For many calls the cheapest gap is sqrt(2c / h), h the hazard of the latency; a task
 * gets so few that the exact answer is several per cent cheaper, and finds by itself whether an
 * early call for fast failures pays, and how rarely to ask between the usual end and the
 * stragglers. It is computed once for a latency, from the end backwards.
 */

/** Seconds of delay that one call is worth. */
export const CALL_WORTH = { watched: 1, unwatched: 4 } as const

/** Seconds of the provider. However unlikely an end is, nobody is left alone for longer. */
export const GAP_SECONDS = { min: 2, max: 180 } as const
const LEAST_GAP_MS = 250

/** Where it is looked at: every second at first, then in steps of half a per cent. */
const moments = (): Float64Array => {
  const at = [0]
  for (let last = 0; last < 7200; at.push(last)) last += Math.max(1, last / 200)
  return Float64Array.from(at)
}
const MOMENTS = moments()
const LAST = MOMENTS.length - 1
const momentAt = (index: number) => MOMENTS[index] ?? 0

/** For each moment, when the next call should be. */
type Plan = Float64Array

const planCalls = (latency: Latency, worth: number): Plan => {
  const alive = MOMENTS.map((at) => unfinishedShare(latency, at))
  const aliveAt = (index: number) => alive[index] ?? 0
  // Seconds that tasks have spent unfinished up to each moment.
  const spent = new Float64Array(LAST + 1)
  for (let i = 1; i <= LAST; i++) {
    const step = momentAt(i) - momentAt(i - 1)
    spent[i] = (spent[i - 1] ?? 0) + ((aliveAt(i - 1) + aliveAt(i)) / 2) * step
  }
  const cost = new Float64Array(LAST + 1)
  const next = new Float64Array(LAST + 1)
  next[LAST] = momentAt(LAST) + GAP_SECONDS.max
  // The earlier one asks, the earlier is the best next time: a concave cost (Monge).
  let latest = LAST
  for (let from = LAST - 1; from >= 0; from--) {
    let best = Number.POSITIVE_INFINITY
    let bestTo = latest
    for (let to = from + 1; to <= latest; to++) {
      const gap = momentAt(to) - momentAt(from)
      if (to < latest && gap < GAP_SECONDS.min) continue
      // Those that end in the gap wait for what is left of it.
      const waited = gap * aliveAt(from) - ((spent[to] ?? 0) - (spent[from] ?? 0))
      const asking = aliveAt(from) + waited / worth
      const total = asking + (cost[to] ?? 0)
      if (total < best) {
        best = total
        bestTo = to
      }
      if (gap >= GAP_SECONDS.max || asking > best) break
    }
    cost[from] = best
    next[from] = momentAt(bestTo)
    latest = bestTo
  }
  return next
}

const PLANS_KEPT = 500
const plans = new Map<string, Plan>()

const planFor = (latency: Latency, worth: number): Plan => {
  const { median, sigma, fastShare, slowShare } = latency
  const key = [median, sigma, fastShare, slowShare, worth].join()
  const known = plans.get(key)
  if (known) return known
  if (plans.size >= PLANS_KEPT) plans.clear()
  const plan = planCalls(latency, worth)
  plans.set(key, plan)
  return plan
}

export type PollQuestion = {
  latency: Latency
  /** Since the task was sent, as it passed here. */
  elapsedMs: number
  /** How much faster than real time the provider is. */
  speed: number
  /** Seconds of delay that one call is worth. */
  callWorth: number
}

/** How long to wait before asking again, in milliseconds as they pass here. */
export const pollGapMs = ({ latency, elapsedMs, speed, callWorth }: PollQuestion): number => {
  const elapsed = Math.max(0, (elapsedMs / 1000) * speed)
  const gap = nextCall(planFor(latency, callWorth), elapsed) - elapsed
  const { min, max } = GAP_SECONDS
  return Math.max(LEAST_GAP_MS, (Math.min(max, Math.max(min, gap)) * 1000) / speed)
}

/** Between two moments of the plan, in proportion. */
const nextCall = (plan: Plan, elapsed: number): number => {
  let low = 0
  let high = LAST
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (momentAt(middle) <= elapsed) low = middle
    else high = middle
  }
  const share = (elapsed - momentAt(low)) / (momentAt(high) - momentAt(low))
  if (share >= 1) return elapsed + GAP_SECONDS.max
  return (plan[low] ?? 0) * (1 - share) + (plan[high] ?? 0) * share
}
