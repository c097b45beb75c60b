import 'server-only'
import type { ProviderMode } from '@/lib/env'
import type { SubmitOutcome } from '@/lib/kling/outcome'
import { changeProviderStatus, countUnknown } from '@/lib/tasks/provider-store'
import { PAUSE_AFTER_UNKNOWNS } from '@/lib/tasks/schedule'

/** Remembers what the answer to a submission says about the provider as a whole. */
export const noteSubmitOutcome = async (
  mode: ProviderMode,
  outcome: SubmitOutcome,
  now: Date,
  /** How long everybody waits after a 429, in milliseconds. */
  throttleMs: number,
): Promise<void> => {
  const answer = { lastAnswerAt: now }
  switch (outcome.kind) {
    case 'accepted':
      return changeProviderStatus(mode, { ...answer, lastAnswerOk: true, consecutiveUnknowns: 0 })
    case 'throttled':
      return changeProviderStatus(mode, {
        ...answer,
        lastAnswerOk: true,
        consecutiveUnknowns: 0,
        throttledUntil: new Date(now.getTime() + throttleMs),
      })
    case 'rejected':
      await changeProviderStatus(mode, {
        ...answer,
        lastAnswerOk: outcome.pause === null,
        consecutiveUnknowns: 0,
      })
      return outcome.pause === null ? undefined : pauseSending(mode, outcome.pause, now)
    case 'not_sent':
      return changeProviderStatus(mode, { ...answer, lastAnswerOk: false })
    case 'unknown': {
      const inARow = await countUnknown(mode)
      await changeProviderStatus(mode, { ...answer, lastAnswerOk: false })
      if (inARow < PAUSE_AFTER_UNKNOWNS) return
      return pauseSending(mode, `${inARow} answers in a row were lost`, now)
    }
  }
}

export const notePollAnswer = (mode: ProviderMode, ok: boolean, now: Date): Promise<void> =>
  changeProviderStatus(mode, { lastAnswerAt: now, lastAnswerOk: ok })

export const pausePolling = (mode: ProviderMode, until: Date): Promise<void> =>
  changeProviderStatus(mode, { pollingPausedUntil: until })

const pauseSending = (mode: ProviderMode, reason: string, now: Date): Promise<void> =>
  changeProviderStatus(mode, { pauseReason: reason, pausedAt: now })

/** A person has acted: sending goes on. */
export const resumeSending = (mode: ProviderMode): Promise<void> =>
  changeProviderStatus(mode, {
    pauseReason: null,
    pausedAt: null,
    throttledUntil: null,
    consecutiveUnknowns: 0,
  })
