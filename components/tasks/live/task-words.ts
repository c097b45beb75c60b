import type { ReactNode } from 'react'
import { failureAdvice, failureTitle } from '@/components/tasks/live/failure-words'
import { inItsLanguage } from '@/components/tasks/live/in-its-language'
import { toPlainSentence } from '@/components/tasks/live/sentence'
import type { Words } from '@/components/tasks/live/words'
import { LOST_REASONS, NOT_SENT_REASONS, readReason } from '@/lib/kling/reason'
import type { TaskView } from '@/lib/tasks/task-view'

type Standing = Pick<TaskView, 'state' | 'note'>

/** What is happening to a task, in one or two words. */
export const stateWord = (words: Words, { state, note }: Standing): string => {
  if (state === 'failed') return failureTitle(words, note)
  const again = state === 'archiving' && note?.code === 'archive_retry'
  return words.t(`state.${again ? 'archivingAgain' : state}`)
}

/** Why a task stands where it is, in a sentence; null when its state says all. */
export const noteWords = (words: Words, { state, note }: Standing): ReactNode => {
  const { t } = words
  if (state === 'failed') return failureAdvice(words, note)
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
