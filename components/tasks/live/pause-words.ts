import type { ReactNode } from 'react'
import { inItsLanguage } from '@/components/tasks/live/in-its-language'
import { toSentence } from '@/components/tasks/live/sentence'
import type { Words } from '@/components/tasks/live/words'
import { PAUSE_REASONS, readReason } from '@/lib/kling/reason'
import type { PauseView } from '@/lib/tasks/task-view'

export type PauseWords = { why: ReactNode; first: string }

/**
 * Why nothing is sent, in plain words, and what has to be done before sending goes on.
 * @param available what Dailies counts as left, beside what Kling says.
 */
export const pauseWords = ({ t, format }: Words, reason: string, available: number): PauseWords => {
  const known = readReason(PAUSE_REASONS, reason)
  if (!known) return { why: inItsLanguage(toSentence(reason)), first: '' }
  const { code, detail } = known
  const values = { available: format.number(available), count: Number(detail) }
  return { why: t(`pause.why.${code}`, values), first: t(`pause.first.${code}`) }
}

/** "New tasks are still accepted and queued: 4 wait, 960 credits are held." */
export const waitingWords = ({ t, format }: Words, { waiting, heldCredits }: PauseView): string =>
  t('pause.waiting', { count: waiting, credits: format.number(heldCredits) })

/** What follows from resuming: where answers are lost, what is sent may be charged all the same. */
export const resumeWords = ({ t }: Words, { waiting, reason }: PauseView): string => {
  const isLost = readReason(PAUSE_REASONS, reason)?.code === 'answers_lost'
  return t(isLost ? 'pause.resumeMeansLost' : 'pause.resumeMeans', { count: waiting })
}
