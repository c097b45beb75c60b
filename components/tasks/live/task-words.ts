import { formatCredits } from '@/lib/format'
import type { ArchiveProblem, FailureGroup, TaskNote } from '@/lib/tasks/note'
import type { TaskView } from '@/lib/tasks/task-view'

/** What is happening to a task, in one or two words. */
export const stateWord = (task: TaskView): string => {
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
      return failureTitle(task.note)
    case 'done':
      return 'Done'
    case 'cancelled':
      return 'Cancelled'
  }
}

const GROUPS: Record<FailureGroup, string> = {
  moderation: 'Kling’s moderation refused it',
  bad_input: 'Kling could not use what it was given',
  capacity: 'Kling had no capacity for it',
  unknown: 'Kling could not make it',
}

const failureTitle = (note: TaskNote | null): string => {
  switch (note?.code) {
    case 'rejected':
      return 'Kling did not take it'
    case 'failed':
      return GROUPS[note.group]
    case 'written_off':
      return 'Given up'
    case 'sent_again':
      return 'Sent again'
    default:
      return 'It failed'
  }
}

/** What may help, for those who would try again. */
const ADVICE: Record<FailureGroup, string> = {
  moderation: 'Change the prompt or the images and try again.',
  bad_input: 'Check the inputs and try again.',
  capacity: 'Try again in a few minutes.',
  unknown: 'Trying again may work.',
}

const ARCHIVE: Record<ArchiveProblem, string> = {
  expired: 'Its link had expired; a new one is being asked for.',
  unreachable: 'The file cannot be reached yet; trying again.',
  not_a_video: 'What came was not a video; asking again.',
  incomplete: 'The download was cut; going on where it stopped.',
  storage_full: 'The disk is full. Free some space: it is saved as soon as there is room.',
  no_address: 'Kling gave no address for it yet; asking again.',
  refused_address: 'Its address is not one that may be downloaded from. An admin can allow it.',
  internal: 'Something went wrong here; trying again.',
}

/** Why a task stands where it is, in a sentence; null when its state says all. */
export const noteWords = (task: TaskView): string | null => {
  const { note } = task
  switch (note?.code) {
    case 'not_sent':
      return 'Kling could not be reached. Nothing was sent; trying again.'
    case 'throttled':
      return 'Kling asked everybody to wait. It goes on by itself.'
    case 'rejected':
      return note.message
    case 'failed':
      return ADVICE[note.group]
    case 'no_news':
      return 'No result for two hours. It is still asked for, now and then.'
    case 'not_found':
      return 'Kling keeps saying that it has no such task. It is still asked, now and then.'
    case 'archive_retry':
      return ARCHIVE[note.reason]
    case 'settled_estimate':
      return 'Kling named no price; the estimate was charged.'
    case 'written_off':
      return 'Nobody asks Kling about it any more.'
    case 'sent_again':
      return 'Another task took its place.'
    case 'unknown_outcome':
    case undefined:
      return null
  }
}

/** What a failed task cost; null for tasks that have not failed. */
export const costWords = (task: TaskView): string | null => {
  if (task.state !== 'failed') return null
  const price = formatCredits(task.priceCredits)
  if (task.note?.code === 'written_off' || task.note?.code === 'sent_again') {
    return `${price} counted as lost`
  }
  if (task.billedCredits) return `Charged ${formatCredits(task.billedCredits)}`
  if (task.note?.code === 'rejected') return 'Not charged'
  if (task.note?.code === 'failed' && task.note.reportedCredits > 0) {
    return `Refund not confirmed: Kling reported ${formatCredits(task.note.reportedCredits)}`
  }
  return `${price} refunded`
}

/** Whether money is really lost: the only thing that is red. */
export const isLoss = (task: TaskView): boolean =>
  task.state === 'failed' &&
  (task.note?.code === 'written_off' ||
    task.note?.code === 'sent_again' ||
    (task.note?.code === 'failed' && task.note.reportedCredits > 0))

const SECONDS_UNTIL_MINUTES = 100

/** "usually 2–3 min", "usually 4–6 s", "usually about 5 min". */
export const usualWords = ({ from, to }: { from: number; to: number }): string => {
  const inSeconds = to < SECONDS_UNTIL_MINUTES
  const unit = inSeconds ? 's' : 'min'
  const [low, high] = [from, to].map((value) =>
    Math.max(1, Math.round(inSeconds ? value : value / 60)),
  )
  return low === high ? `usually about ${low} ${unit}` : `usually ${low}–${high} ${unit}`
}

/** Seconds as a clock that counts up: "0:22", "1:40", "1:02:05". */
export const elapsedClock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
