import { AppError } from '@/lib/errors'
import type { TaskState } from '@/lib/tasks/lifecycle'
import type { TaskNote } from '@/lib/tasks/note'

/** What somebody, or Kling, has meanwhile made of a task, for the one who comes too late. */
const whatHappened = (state: TaskState, note: TaskNote | null): string => {
  switch (state) {
    case 'queued':
      return 'it waits in the queue.'
    case 'sending':
      return 'it is being sent.'
    case 'running':
      return 'Kling is generating it.'
    case 'stalled':
      return 'Kling has been asked about it for long, without a result.'
    case 'lost':
      return 'Kling keeps saying that it has no such task.'
    case 'archiving':
      return 'its video is being saved.'
    case 'unconfirmed':
      return 'Kling’s answer was lost, and somebody has to decide.'
    case 'done':
      return 'its video is there.'
    case 'cancelled':
      return 'it was cancelled.'
    case 'failed':
      if (note?.code === 'sent_again') return 'it has already been sent again.'
      if (note?.code === 'written_off') return 'it has already been counted as lost.'
      return 'it ended without a video.'
  }
}

type Moved = { state: TaskState; note: TaskNote | null }

/** To the one who decides about a task that is no longer what they had before them. */
export const movedOnSentence = ({ state, note }: Moved): string =>
  `This task has moved on: ${whatHappened(state, note)}`

/** The same as an error: nothing was changed. */
export const movedOn = (task: Moved): AppError => new AppError('conflict', movedOnSentence(task))
