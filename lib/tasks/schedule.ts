import { pollGapMs } from '@/lib/kling/latency'
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

/** Tasks in `sending` or `running` at once. The emulator is looser: it costs only this machine. */
export const MAX_IN_FLIGHT = { kling: 3, emulated: 8 } as const

export const STALLED_AFTER_MS = 2 * HOUR
/** "No such task" is tolerated for so long: a provider may answer before it can find. */
export const LOST_AFTER_MS = 10 * MINUTE
export const SLOW_POLL_GAP_MS = 5 * MINUTE
/** From the moment it stalled, which is two hours in: a studio that was switched off asks again. */
export const SLOW_POLL_GIVES_UP_MS = 22 * HOUR
/** Sending pauses after so many unknown outcomes in a row. */
export const PAUSE_AFTER_UNKNOWNS = 5

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

export type PollMoment = {
  state: TaskState
  /** Since when it is in that state. */
  stateAt: Date
  /** Whether the provider said something about the task; its silence gives nothing up. */
  answered: boolean
  settings: TaskSettings
  sentAt: Date
  now: Date
  speed: number
  watched: boolean
}

/** When to ask again after an answer that changed nothing; null once nothing more is expected. */
export const nextPollAt = (moment: PollMoment): Date | null => {
  if (moment.state !== 'running') {
    const slowMs = moment.now.getTime() - moment.stateAt.getTime()
    if (moment.answered && slowMs > SLOW_POLL_GIVES_UP_MS) return null
    return new Date(moment.now.getTime() + SLOW_POLL_GAP_MS)
  }
  const elapsedMs = moment.now.getTime() - moment.sentAt.getTime()
  const gapMs = pollGapMs({
    settings: moment.settings,
    elapsedMs,
    speed: moment.speed,
    watched: moment.watched,
  })
  return new Date(moment.now.getTime() + gapMs)
}
