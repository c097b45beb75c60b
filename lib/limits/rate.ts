/**
 * The generic cell rate algorithm: one number tells how much of a limit is used. Whatever is taken
 * has to be paid for with time, one step of it a token; `paidUntil` is when all is paid. Who owes
 * `burst` steps gets no more. In any span at most burst + rate × span is granted.
 *
 * Whoever is told to slow down does, and comes back by the clock alone: nothing has to be written
 * for that, so no instance has to be there to write it.
 */

/** `burst`: how many may come at once, at least 1. */
export type Rate = {
  perMinute: number
  burst: number
  /** After being slowed down the rate doubles each time so many milliseconds went well. */
  doublesEveryMs?: number
  /** How long a slow-down holds everything when it was not said; the longer the slower it became. */
  holdsMs?: number
}

/** A limit, and the key of the row that tells how much of it is used. */
export type Limit = { key: string; rate: Rate }

export type RateState = {
  /** Milliseconds since 1970, with fractions: at high rates a token is less than one. */
  paidUntil: number
  /** The part of the rate that is left, from 1/16 to 1, as it was at `slowedAt`. */
  slowedTo: number
  slowedAt: Date | null
}

const MINUTE_MS = 60_000
/**
 * Slower to forget, and another side that refuses one call in twenty whatever the rate would be
 * asked at the lowest for good.
 */
export const DOUBLES_EVERY_MS = MINUTE_MS
const SLOWEST = 1 / 16
/** From 4 s at half the rate to 32 s at a sixteenth. */
export const HOLDS_MS = 2_000
/** Four of the steps in which a double counts milliseconds since 1970: rounding costs no token. */
const ROUNDING_MS = 1 / 1024

export const UNUSED: RateState = { paidUntil: 0, slowedTo: 1, slowedAt: null }

/** The part of the rate that holds now. */
export const speedAt = (state: RateState, rate: Rate, now: Date): number => {
  if (state.slowedAt === null) return 1
  const quietMs = Math.max(0, now.getTime() - state.slowedAt.getTime())
  const doublings = Math.floor(quietMs / (rate.doublesEveryMs ?? DOUBLES_EVERY_MS))
  return Math.min(1, state.slowedTo * 2 ** Math.min(doublings, 10))
}

/** Milliseconds that one token costs. */
const stepMs = (state: RateState, rate: Rate, now: Date) =>
  MINUTE_MS / rate.perMinute / speedAt(state, rate, now)

/**
 * How many may come at once now: fewer while it is slowed down. So what a slow-down makes everybody
 * owe is never more time than the full rate allows to be owed, and is no wait once that is back.
 */
const burstAt = (state: RateState, rate: Rate, now: Date) =>
  Math.max(1, rate.burst * speedAt(state, rate, now))

const owedMs = (state: RateState, now: Date) => Math.max(0, state.paidUntil - now.getTime())

/** How many tokens there are now, a whole number. */
export const tokensAt = (state: RateState, rate: Rate, now: Date): number =>
  Math.max(
    0,
    Math.floor(
      burstAt(state, rate, now) - (owedMs(state, now) - ROUNDING_MS) / stepMs(state, rate, now),
    ),
  )

/** Milliseconds, whole ones, until there is a token; 0 when there is one. */
export const waitForToken = (state: RateState, rate: Rate, now: Date): number => {
  if (tokensAt(state, rate, now) > 0) return 0
  const spareMs = (burstAt(state, rate, now) - 1) * stepMs(state, rate, now)
  return Math.max(1, Math.ceil(owedMs(state, now) - spareMs))
}

/** What is left after taking so many, which is not asked here whether there are: see `tokensAt`. */
export const spend = (state: RateState, rate: Rate, count: number, now: Date): RateState => ({
  ...state,
  paidUntil: now.getTime() + owedMs(state, now) + count * stepMs(state, rate, now),
})

export type SlowDown = {
  now: Date
  /** When the request left that was told so. Answers to one volley slow down once. */
  askedAt: Date
  /** Nothing is granted for so long; then one, and on at the slower rate. Null: it was not said. */
  holdMs: number | null
}

/** Halves the rate, down to a sixteenth, and holds everything up. */
export const slowDown = (
  state: RateState,
  rate: Rate,
  { now, askedAt, holdMs }: SlowDown,
): RateState => {
  const before = speedAt(state, rate, now)
  const again = state.slowedAt !== null && state.slowedAt > askedAt
  const slowedTo = again ? before : Math.max(SLOWEST, before / 2)
  const until = now.getTime() + (holdMs ?? (rate.holdsMs ?? HOLDS_MS) / slowedTo)
  const slowedAt = new Date(Math.max(until, state.slowedAt?.getTime() ?? 0))
  const slower = { ...state, slowedTo, slowedAt }
  const spare = (burstAt(slower, rate, now) - 1) * stepMs(slower, rate, now)
  return { ...slower, paidUntil: Math.max(state.paidUntil, slowedAt.getTime() + spare) }
}

/** The full rate at once, for a person said so; at worst everything is used up right now. */
export const restored = (state: RateState, rate: Rate, now: Date): RateState => ({
  paidUntil: Math.min(state.paidUntil, now.getTime() + (rate.burst * MINUTE_MS) / rate.perMinute),
  slowedTo: 1,
  slowedAt: null,
})
