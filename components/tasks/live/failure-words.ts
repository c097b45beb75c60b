import type { ReactNode } from 'react'
import { inItsLanguage } from '@/components/tasks/live/in-its-language'
import type { Words } from '@/components/tasks/live/words'
import { CATALOG } from '@/lib/kling/catalog'
import { type FailureGroup, failureGroup } from '@/lib/kling/failure'
import { inputReasonOf, type TaskNote } from '@/lib/tasks/note'
import type { TaskView } from '@/lib/tasks/task-view'

const GROUPS = {
  moderation: 'moderation',
  bad_input: 'badInput',
  capacity: 'capacity',
  fault: 'fault',
  unknown: 'unknown',
} as const satisfies Record<FailureGroup, string>

/** By the provider's code, or the HTTP status that stood for one; the first that matches. */
const REJECTIONS = [
  [/API_?KEY|UNAUTHORI[SZ]ED|^(HTTP_)?401$/i, 'key'],
  [/CREDIT|PAYMENT|BALANCE|^(HTTP_)?402$/i, 'pay'],
  [/FORBIDDEN|^(HTTP_)?403$/i, 'refused'],
  [/^(HTTP_)?(3\d\d|404|405)$|^NOT_FOUND$/i, 'noApi'],
  [/PROMPT/i, 'prompt'],
  [/DURATION/i, 'length'],
  [/IMAGE/i, 'image'],
  [/VIDEO/i, 'video'],
  [/TYPE/i, 'kind'],
  [/^(HTTP_)?413$/i, 'tooLarge'],
] as const

/** The message among tasks.failure. */
const failureOf = (note: TaskNote | null) => {
  switch (note?.code) {
    case 'rejected':
      if (note.providerCode === 'NOT_SENT') return 'notSent'
      if (failureGroup(note.message, '') === 'moderation') return 'moderation'
      return REJECTIONS.find(([pattern]) => pattern.test(note.providerCode))?.[1] ?? 'notTaken'
    case 'failed':
      return GROUPS[note.group]
    case 'written_off':
      return 'writtenOff'
    case 'sent_again':
      return 'sentAgain'
    default:
      return 'unexplained'
  }
}

/** What ended a task without a video, in plain words. `note` is that of a failed task. */
export const failureTitle = ({ t }: Words, note: TaskNote | null): string =>
  t(`failure.${failureOf(note)}.title`)

/** What may help, or what the provider said. */
export const failureAdvice = (
  { t }: Words,
  { note, type }: Pick<TaskView, 'note' | 'type'>,
): ReactNode => {
  const failure = failureOf(note)
  const message = note?.code === 'rejected' ? note.message : ''
  if (failure === 'notSent') {
    const reason = inputReasonOf(message)
    return reason ? t(`input.${reason}`) : inItsLanguage(message)
  }
  if (failure === 'notTaken' && message) {
    return t.rich('failure.notTaken.says', { words: () => inItsLanguage(message) })
  }
  if (failure === 'moderation' || failure === 'badInput') {
    return t(`failure.${failure}.advice`, { mode: CATALOG[type].mode })
  }
  return t(`failure.${failure}.advice`)
}
