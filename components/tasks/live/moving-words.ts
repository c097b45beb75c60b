import type { ReactNode } from 'react'
import { inItsLanguage } from '@/components/tasks/live/in-its-language'
import { toPlainSentence } from '@/components/tasks/live/sentence'
import type { Words } from '@/components/tasks/live/words'
import { LOST_REASONS, NOT_SENT_REASONS, readReason } from '@/lib/kling/reason'
import type { TaskView } from '@/lib/tasks/task-view'

export type Standing<State = TaskView['state']> = { state: State; note: TaskView['note'] }

/**
 * What is happening to a task that has not failed, in one or two words. Failures have words of their
 * own (`task-words.ts`), which the cards of what moves do without.
 */
export const movingState = (
  { t }: Words,
  { state, note }: Standing<Exclude<TaskView['state'], 'failed'>>,
): string => {
  const again = state === 'archiving' && note?.code === 'archive_retry'
  return t(`state.${again ? 'archivingAgain' : state}`)
}

/** Why such a task stands where it is, in a sentence; null when its state says all. */
export const movingNote = ({ t }: Words, note: Standing['note']): ReactNode => {
  switch (note?.code) {
    case 'not_sent': {
      const heldUp = readReason(NOT_SENT_REASONS, note.reason)?.code === 'held_up'
      return t(heldUp ? 'note.heldUp' : 'note.notSent')
    }
    case 'throttled':
      return t('note.throttled')
    case 'no_news':
      return t('note.noNews')
    case 'not_found':
      return t('note.notFound')
    case 'archive_retry':
      return t(`saving.${note.reason}`)
    case 'settled_estimate':
      return t('note.settledEstimate')
    case 'unknown_outcome': {
      const lost = readReason(LOST_REASONS, note.reason)
      if (!lost) return inItsLanguage(toPlainSentence(note.reason))
      return t(`lostAnswer.${lost.code}`, { detail: lost.detail })
    }
    default:
      return null
  }
}
