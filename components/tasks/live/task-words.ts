import { failureWords } from '@/components/tasks/live/failure-words'
import { toPlainSentence } from '@/components/tasks/live/sentence'
import type { ArchiveProblem } from '@/lib/tasks/note'
import type { TaskView } from '@/lib/tasks/task-view'

/** What is happening to a task, in one or two words. */
export const stateWord = (task: Pick<TaskView, 'state' | 'note'>): string => {
  switch (task.state) {
    case 'queued':
      return 'Queued'
    case 'sending':
      return 'Sending'
    case 'running':
      return 'Generating'
    case 'archiving':
      return task.note?.code === 'archive_retry' ? 'Saving, again' : 'Saving'
    case 'stalled':
      return 'Slower than it should be'
    case 'lost':
      return 'Kling does not know it'
    case 'unconfirmed':
      return 'Unconfirmed: Kling may have charged it'
    case 'failed':
      return failureWords(task.note).title
    case 'done':
      return 'Done'
    case 'cancelled':
      return 'Cancelled before it was sent'
  }
}

const ARCHIVE: Record<ArchiveProblem, string> = {
  expired: 'Its link had expired; a new one is being asked for.',
  unreachable: 'The file cannot be reached yet.',
  not_a_video: 'What came was not a video; Kling is asked again.',
  incomplete: 'The download was cut; it goes on where it stopped.',
  storage_full: 'The disk is full. Free some space: it is saved as soon as there is room.',
  no_address: 'Kling gave no address for it yet.',
  refused_address: 'Its address is not one that may be downloaded from. An admin can allow it.',
  internal: 'Something went wrong here; the log says what.',
}

/** Why a task stands where it is, in a sentence; null when its state says all. */
export const noteWords = (task: Pick<TaskView, 'state' | 'note'>): string | null => {
  const { note } = task
  if (task.state === 'failed') return failureWords(note).advice
  switch (note?.code) {
    case 'not_sent':
      return 'Kling could not be reached. Nothing was sent.'
    case 'throttled':
      return 'Kling asked everybody to wait. It goes on by itself.'
    case 'no_news':
      return 'No result for two hours. Kling is still asked, now and then.'
    case 'not_found':
      return 'Kling keeps saying that it has no such task. It is still asked, now and then.'
    case 'archive_retry':
      return ARCHIVE[note.reason]
    case 'settled_estimate':
      return 'Kling named no price; the estimate was charged.'
    case 'unknown_outcome':
      return toPlainSentence(note.reason)
    default:
      return null
  }
}
