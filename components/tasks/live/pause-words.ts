import { toSentence } from '@/components/tasks/live/sentence'
import { formatCredits } from '@/lib/format'
import type { PauseView } from '@/lib/tasks/task-view'

/** By the HTTP status that the reason names: what it means, and what an admin does about it. */
const CAUSES: [RegExp, string, string][] = [
  [
    /^401$/,
    'Kling does not accept the API key.',
    'Correct KLING_API_KEY and restart Dailies first.',
  ],
  [/^403$/, 'Kling refuses this API key or this server.', 'Clear that with Kling first.'],
  [
    /^(404|405)$/,
    'No Kling API answers at KLING_BASE_URL.',
    'Correct it and restart Dailies first.',
  ],
  [/^3\d\d$/, 'KLING_BASE_URL answers with a redirect.', 'Correct it and restart Dailies first.'],
]

export type PauseWords = { why: string; first: string }

/**
 * Why nothing is sent, in plain words, and what has to be done before sending goes on.
 * @param available what Dailies counts as left, beside what Kling says.
 */
export const pauseWords = (reason: string, available: number): PauseWords => {
  const status = /\((\d{3})\)/.exec(reason)?.[1]
  if (status === '402') {
    return {
      why: `Kling says the account is empty. Dailies counted ${formatCredits(available)}.`,
      first: 'Top up the Kling account first.',
    }
  }
  const known = CAUSES.find(([pattern]) => status && pattern.test(status))
  if (known) return { why: known[1], first: known[2] }
  if (/in a row/.test(reason)) {
    return {
      why: `${toSentence(reason)} Each of those requests may have been charged.`,
      first: 'Look at Kling’s own status first.',
    }
  }
  return { why: toSentence(reason), first: '' }
}

/** "New tasks are still accepted and queued: 4 wait, 960 credits are held for them." */
export const waitingWords = ({ waiting, heldCredits }: PauseView): string => {
  const accepted = 'New tasks are still accepted and queued'
  if (waiting === 0) return `${accepted}; none waits yet.`
  const wait = waiting === 1 ? '1 waits' : `${formatCredits(waiting)} wait`
  return `${accepted}: ${wait}, ${formatCredits(heldCredits)} credits are held.`
}

/** What follows from resuming. */
export const resumeWords = ({ waiting }: PauseView): string => {
  const which = waiting === 0 ? 'The next task is sent' : 'What waits is sent'
  return `${which} at once. If the cause is still there, the first of them fail, uncharged, and sending pauses again with Kling’s new answer.`
}
