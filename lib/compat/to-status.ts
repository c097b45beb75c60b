import { toWireId } from '@/lib/compat/wire-id'
import { inEnglish } from '@/lib/intl/translate'
import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { TaskState } from '@/lib/tasks/lifecycle'
import { inputReasonOf, inputSaid, type TaskNote } from '@/lib/tasks/note'

/** What the compatible API tells of a task. */
export type StatusFacts = {
  id: string
  type: KlingType
  state: TaskState
  prompt: string
  settings: TaskSettings
  priceCredits: number
  billedCredits: number | null
  note: TaskNote | null
  createdAt: Date
}

export type WireStatus = 'IN_PROGRESS' | 'SUCCESS' | 'FAILED'

type Envelope<T> = { code: 200; message: 'success'; data: T }

const envelope = <T>(data: T): Envelope<T> => ({ code: 200, message: 'success', data })

/** The answer to a request that was taken, also to one that is repeated much later. */
export const toAccepted = (task: Pick<StatusFacts, 'id' | 'type' | 'priceCredits'>) =>
  envelope({
    task_id: toWireId(task),
    status: 'IN_PROGRESS' as const,
    consumed_credits: task.priceCredits,
  })

/** @param videoUrl where our stored copy can be fetched; null while there is none */
export const toStatus = (task: StatusFacts, videoUrl: string | null) => {
  const { settings } = task
  return envelope({
    task_id: toWireId(task),
    status: statusOf(task.state),
    consumed_credits: creditsOf(task),
    // Whole seconds, as the provider writes them.
    created_at: task.createdAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    request: {
      type: task.type,
      prompt: task.prompt,
      duration: settings.durationSeconds ?? null,
      aspect_ratio: settings.aspectRatio ?? null,
    },
    response: task.state === 'done' && videoUrl !== null ? [videoUrl] : null,
    error_message: messageOf(task, videoUrl),
    type: task.type,
  })
}

/** Silence, doubt and storing are not ends: only what is surely over is called so. */
const statusOf = (state: TaskState): WireStatus => {
  switch (state) {
    case 'done':
      return 'SUCCESS'
    case 'failed':
    case 'cancelled':
      return 'FAILED'
    default:
      return 'IN_PROGRESS'
  }
}

/** The estimate, then what the ledger took: nothing for a failure, all of what was given up. */
const creditsOf = ({ state, note, priceCredits, billedCredits }: StatusFacts): number => {
  if (billedCredits !== null) return billedCredits
  if (statusOf(state) !== 'FAILED') return priceCredits
  const isGivenUp = note?.code === 'written_off' || note?.code === 'sent_again'
  return isGivenUp ? priceCredits : 0
}

const messageOf = ({ state, note }: StatusFacts, videoUrl: string | null): string | null => {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'running':
      return null
    case 'unconfirmed':
      return 'The answer to this request was lost, so it may have been charged. A member has to decide in the studio; sending it again may cost twice.'
    case 'stalled':
      return 'Kling has not said how this ended for two hours. It is still asked.'
    case 'lost':
      return 'Kling says that it knows no such task. It is still asked.'
    case 'archiving':
      return note?.code === 'archive_retry'
        ? `Kling has made the video; it could not be stored yet (${note.reason}) and is fetched again.`
        : 'Kling has made the video; it is being stored.'
    case 'done':
      return videoUrl === null ? 'The stored video was deleted.' : null
    case 'failed':
      return failureOf(note)
    case 'cancelled':
      return 'This was cancelled before it was sent.'
  }
}

const rejectionOf = ({ providerCode, message }: TaskNote & { code: 'rejected' }): string => {
  const reason = providerCode === 'NOT_SENT' ? inputReasonOf(message) : null
  return reason ? inEnglish(inputSaid(reason)) : message
}

const failureOf = (note: TaskNote | null): string => {
  switch (note?.code) {
    case 'rejected':
      return `${note.providerCode}: ${rejectionOf(note)}`
    case 'failed':
      return note.message || 'Kling failed and did not say why.'
    case 'written_off':
      return 'A member gave this up: its credits are counted as lost.'
    case 'sent_again':
      return 'A member sent this again as another task; its credits are counted as lost.'
    default:
      return 'This failed.'
  }
}
