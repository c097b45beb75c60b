import type { Words } from '@/components/tasks/live/words'
import { SOON_SECONDS, spanSince, spanUntil } from '@/components/tasks/span-words'
import type { TaskView } from '@/lib/tasks/task-view'

type QueuePlace = Pick<TaskView, 'queuedBefore' | 'startsInSeconds' | 'queuePaused'>

/** Where a queued task stands: "next", "3rd in the queue", "paused"; '' where nobody knows. */
export const placeWords = ({ t }: Words, { queuedBefore, queuePaused }: QueuePlace): string => {
  if (queuePaused) return t('card.paused')
  if (queuedBefore === null) return ''
  return queuedBefore === 0 ? t('card.next') : t('card.place', { place: queuedBefore + 1 })
}

/**
 * When it is expected to leave, as exactly as that is known: "starts in about 2 min". Below the
 * button that sends the same rule stands (begin-words.ts).
 */
export const startWords = (
  { t, format }: Words,
  { queuedBefore, startsInSeconds, queuePaused }: QueuePlace,
): string | null => {
  if (queuedBefore === null || queuePaused) return null
  if (startsInSeconds === null) return t('card.startsWhenOneEnds')
  if (startsInSeconds <= SOON_SECONDS) return t('card.startsSoon')
  return t('card.startsIn', { span: spanUntil(format, startsInSeconds) })
}

/**
 * Whole seconds until it is sent and can no longer be taken back; null once that is over.
 * `now` in milliseconds of the server's clock.
 */
export const secondsToUndo = (
  { sendsAt, queuePaused }: Pick<TaskView, 'sendsAt' | 'queuePaused'>,
  now: number,
): number | null => {
  const seconds = sendsAt ? Math.ceil((Date.parse(sendsAt) - now) / 1000) : 0
  return seconds > 0 && !queuePaused ? seconds : null
}

/** When Kling was last asked about it, in short; null before the first time. */
export const askedWords = (
  { t, format }: Words,
  { lastPolledAt }: Pick<TaskView, 'lastPolledAt'>,
  now: number,
): string | null => {
  if (!lastPolledAt) return null
  const seconds = (now - Date.parse(lastPolledAt)) / 1000
  if (seconds < SOON_SECONDS) return t('card.justAsked')
  return t('card.asked', { span: spanSince(format, seconds) })
}
