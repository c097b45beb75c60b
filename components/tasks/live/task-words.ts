import type { ReactNode } from 'react'
import { failureAdvice, failureTitle } from '@/components/tasks/live/failure-words'
import { movingNote, movingState, type Standing } from '@/components/tasks/live/moving-words'
import type { Words } from '@/components/tasks/live/words'
import type { TaskView } from '@/lib/tasks/task-view'

/** What is happening to a task, in one or two words. */
export const stateWord = (words: Words, { state, note }: Standing): string =>
  state === 'failed' ? failureTitle(words, note) : movingState(words, { state, note })

/** Why a task stands where it is, in a sentence; null when its state says all. */
export const noteWords = (words: Words, task: Standing & Pick<TaskView, 'type'>): ReactNode =>
  task.state === 'failed' ? failureAdvice(words, task) : movingNote(words, task.note)
