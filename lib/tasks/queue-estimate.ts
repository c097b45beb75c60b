import { ENDLESS_SHARE, type Latency, unfinishedShare } from '@/lib/kling/latency'
import { type Rate, type RateState, spend, waitForToken } from '@/lib/limits/rate'
import { compareOnLevel, IDLE, levelOf, type MemberLoad } from '@/lib/tasks/fair-order'
import { STALLED_AFTER_MS } from '@/lib/tasks/schedule'

/**
 * How many tasks go before another, and when it leaves. Both come from a few numbers of each
 * member, and none has to be read of each of thousands of waiting tasks.
 */

/** A member who has something waiting or in flight. */
export type Waiting = MemberLoad & { userId: string; waiting: number }

/**
 * How many are sent before a member's task that has so many of their own before it: the place
 * that lib/tasks/fair-order.ts gives it.
 */
export const countAhead = (userId: string, place: number, members: readonly Waiting[]): number => {
  const own = members.find((member) => member.userId === userId) ?? { ...IDLE, userId }
  const level = levelOf(own, place)
  return members.reduce((ahead, other) => {
    if (other.userId === userId) return ahead
    const levels = compareOnLevel(other, own) < 0 ? level + 1 : level
    return ahead + Math.min(other.waiting, Math.max(0, levels - other.inFlight))
  }, place)
}

export type Provider = {
  limit: RateState
  rate: Rate
  maxInFlight: number
  /** For each task in flight, in how many milliseconds it frees its place; Infinity: nobody knows. */
  freeInMs: readonly number[]
  /** For how long a task that is sent now keeps its place, in milliseconds. */
  keepsMs: number
  now: Date
}

/**
 * In how many milliseconds each of the next `count` tasks leaves: as soon as there is a place at
 * the provider and a token of the budget. Never falling; Infinity where nobody knows.
 */
export const startsInMs = (count: number, provider: Provider): number[] => {
  const { limit, rate, maxInFlight, keepsMs, now } = provider
  const busy = [...provider.freeInMs].sort((a, b) => a - b)
  // Of more than may be in flight, the first to end free nothing.
  const places = Math.max(0, maxInFlight - busy.length)
  const first = [
    ...Array<number>(places).fill(0),
    ...busy.slice(Math.max(0, busy.length - maxInFlight)),
  ]
  const starts: number[] = []
  let taken = 0
  for (let index = 0; index < count; index++) {
    // Those that left give their places back in the order in which they left.
    const again = (starts[index - taken] ?? Number.POSITIVE_INFINITY) + keepsMs
    const waiting = first[taken] ?? Number.POSITIVE_INFINITY
    const place = Math.min(waiting, again)
    if (waiting <= again) taken += 1
    const token = waitForToken(spend(limit, rate, index, now), rate, now)
    starts.push(Math.max(place, token, starts[index - 1] ?? 0))
  }
  return starts
}

const LONGEST_SECONDS = STALLED_AFTER_MS / 1000

/**
 * How much longer a task takes that has run for so many seconds: as long as half of such tasks
 * still do. All in seconds of the provider.
 */
export const secondsLeft = (latency: Latency, elapsed: number): number => {
  const half = unfinishedShare(latency, elapsed) / 2
  // What has not ended by now may never do, and keeps its place until it counts as stalled.
  if (half <= ENDLESS_SHARE) return Math.max(0, LONGEST_SECONDS - elapsed)
  let low = elapsed
  let high = LONGEST_SECONDS
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (unfinishedShare(latency, middle) > half) low = middle
    else high = middle
  }
  return high - elapsed
}
