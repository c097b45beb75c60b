import { writeReason } from '@/lib/kling/reason'
import type { SubmitOutcome } from '@/lib/kling/submit-outcome'

/** What the answers to submissions have said of the provider so far. */
export type SendingStatus = {
  throttledUntil: Date | null
  pauseReason: string | null
  /** Since when sending stands, or, while `pauseReason` is null, since when it goes on again. */
  pausedAt: Date | null
  consecutiveUnknowns: number
}

export type SubmitFacts = {
  now: Date
  /** When the request left. */
  askedAt: Date
  /** How long everybody waits after a 429, in milliseconds. */
  throttleMs: number
  pauseAfterUnknowns: number
}

/**
 * What one answer changes. Sending pauses for what a person has to mend, and after so many unknown
 * outcomes in a row. An answer to a request that left before a person resumed speaks of what has
 * been mended since: it pauses nothing and is not counted. Of several reasons the first one stays.
 */
export const afterSubmit = (
  before: SendingStatus,
  outcome: SubmitOutcome,
  { now, askedAt, throttleMs, pauseAfterUnknowns }: SubmitFacts,
): Partial<SendingStatus> & { lastAnswerAt: Date; lastAnswerOk: boolean } => {
  const isOld = before.pausedAt !== null && askedAt < before.pausedAt
  const pause = (reason: string) =>
    before.pauseReason === null && !isOld ? { pauseReason: reason, pausedAt: now } : {}
  const told = (lastAnswerOk: boolean) => ({ lastAnswerAt: now, lastAnswerOk })

  switch (outcome.kind) {
    case 'accepted':
      return { ...told(true), consecutiveUnknowns: 0 }
    case 'throttled': {
      const until = Math.max(now.getTime() + throttleMs, before.throttledUntil?.getTime() ?? 0)
      return { ...told(true), consecutiveUnknowns: 0, throttledUntil: new Date(until) }
    }
    case 'rejected':
      return {
        ...told(outcome.pause === null),
        consecutiveUnknowns: 0,
        ...(outcome.pause === null ? {} : pause(outcome.pause)),
      }
    case 'not_sent':
      return told(false)
    case 'unknown': {
      const inARow = before.consecutiveUnknowns + (isOld ? 0 : 1)
      return {
        ...told(false),
        consecutiveUnknowns: inARow,
        ...(inARow < pauseAfterUnknowns ? {} : pause(writeReason('answers_lost', inARow))),
      }
    }
  }
}
