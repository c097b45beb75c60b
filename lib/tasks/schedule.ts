import { type Latency, latencyPrior } from '@/lib/kling/latency'
import { CALL_WORTH, pollGapMs } from '@/lib/kling/poll-plan'
import type { TaskSettings } from '@/lib/kling/settings'
import type { TaskState } from '@/lib/tasks/lifecycle'

/** All times in milliseconds. */
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A request that is on the wire for longer than this was cut off by a crash. */
export const SEND_LEASE_MS = 120 * SECOND
export const POLL_LEASE_MS = 60 * SECOND
/** Renewed at a third while the download goes on. */
export const ARCHIVE_LEASE_MS = 60 * SECOND

export const STALLED_AFTER_MS = 2 * HOUR
/** "No such task" is tolerated for so long: a provider may answer before it can find. */
export const LOST_AFTER_MS = 10 * MINUTE
export const SLOW_POLL_GAP_MS = 5 * MINUTE
/** From the moment it stalled, which is two hours in: a studio that was switched off asks again. */
export const SLOW_POLL_GIVES_UP_MS = 22 * HOUR

/** For so long the card of a failure stands in the studio, unless it is put away. */
export const FAILED_STAYS_MS = 7 * 24 * HOUR

/** Full jitter around an exponential: between half of the step and the whole. */
const backOff = (attempt: number, firstMs: number, mostMs: number, random: number): number => {
  const step = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 20))
  return Math.round(step * (0.5 + random / 2))
}

/** When to try again after the request never reached the provider; `attempt` counts from 1. */
export const resendGapMs = (attempt: number, random = Math.random()): number =>
  backOff(attempt, 2 * SECOND, 2 * MINUTE, random)

/** When to try again to store a result; `attempt` counts from 1. */
export const archiveGapMs = (attempt: number, random = Math.random()): number =>
  backOff(attempt, 2 * SECOND, 10 * MINUTE, random)

/** How often a task should be asked about. */
export type PollPace = {
  /** Whether somebody looks at it. */
  watched: boolean
  /** What was learned; without it what was known before. */
  latency?: Latency
  /** By how much gaps grow because all tasks share one budget of calls; at least 1. */
  stretch?: number
}

export type PollMoment = PollPace & {
  state: TaskState
  /** Since when it is in that state. */
  stateAt: Date
  /** Whether the provider said something about the task; its silence gives nothing up. */
  answered: boolean
  settings: TaskSettings
  sentAt: Date
  now: Date
  speed: number
}

/** The gap that a task by itself would want, in milliseconds. */
export const wantedGapMs = (
  moment: Pick<PollMoment, 'state' | 'settings' | 'sentAt' | 'now' | 'speed'> & PollPace,
): number =>
  moment.state !== 'running'
    ? SLOW_POLL_GAP_MS
    : pollGapMs({
        latency: moment.latency ?? latencyPrior(moment.settings),
        elapsedMs: moment.now.getTime() - moment.sentAt.getTime(),
        speed: moment.speed,
        callWorth: moment.watched ? CALL_WORTH.watched : CALL_WORTH.unwatched,
      })

/**
 * By how much all gaps grow so that tasks that want these (milliseconds, above 0) need no more
 * than the budget together: at least 1. Each then has R · sqrt(h / c) / Σ sqrt(h / c) of it.
 */
export const sharedStretch = (gapsMs: readonly number[], callsPerMinute: number): number => {
  const wanted = gapsMs.reduce((sum, gapMs) => sum + MINUTE / gapMs, 0)
  return Math.max(1, wanted / callsPerMinute)
}

/** When to ask again after an answer that changed nothing; null once nothing more is expected. */
export const nextPollAt = (moment: PollMoment): Date | null => {
  const slowMs = moment.now.getTime() - moment.stateAt.getTime()
  const isGivenUp = moment.answered && slowMs > SLOW_POLL_GIVES_UP_MS
  if (moment.state !== 'running' && isGivenUp) return null
  return new Date(moment.now.getTime() + wantedGapMs(moment) * (moment.stretch ?? 1))
}
