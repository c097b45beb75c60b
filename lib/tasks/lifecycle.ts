import type { FailureGroup } from '@/lib/kling/failure'
import type { TaskNote } from '@/lib/tasks/note'

/**
 * The life of a task, and what every step means for its credits.
 *
 * queued       Paid for by a hold, waiting to be sent. Cancelling is free.
 * sending      The request may be on the wire. Written before the request leaves, so that a crash
 *              between the two is seen: a task found here with a dead lease becomes unconfirmed.
 * running      The provider named its task. Only its own failure word fails it; silence never does.
 * stalled      Two hours without an end. Still polled, slowly; credits stay held.
 * lost         The provider keeps saying that it knows no such task. Still polled, slowly.
 * archiving    The provider succeeded and the credits are settled; the file is not ours yet. Stays
 *              until it is, and says why it is not.
 * unconfirmed  The answer to the request was lost, so it may have been charged. The machine never
 *              sends it again; a person attaches the provider's id, sends again knowingly, or
 *              writes the credits off. An answer to that very attempt that comes after all still
 *              holds, whatever it says, for as long as nobody has decided.
 * done         The video is stored and verified.
 * failed       Ended without a video; the note says why and what it cost.
 * cancelled    Withdrawn before it was sent.
 *
 * | state         | leaves by                              | to                    | credits  |
 * |---------------|----------------------------------------|-----------------------|----------|
 * | queued        | taken · cancelled · unsendable         | sending · cancelled · failed | held · released · released |
 * | sending       | accepted · not_sent, throttled · rejected · unknown | running · queued · failed · unconfirmed | held · held · released · held |
 * | running       | succeeded · failed · no_news · missing | archiving · failed · stalled · lost | settled · released · held · held |
 * | stalled, lost | as running · found again · written_off | … · running · failed  | … · held · written off |
 * | archiving     | stored                                 | done                  | –        |
 * | unconfirmed   | attached · sent_again · written_off    | running · failed · failed | held · written off · written off |
 * |               | late: accepted · rejected · not_sent, throttled | running · failed · queued | held · released · held |
 */
export const TASK_STATES = [
  'queued',
  'sending',
  'running',
  'stalled',
  'lost',
  'archiving',
  'unconfirmed',
  'done',
  'failed',
  'cancelled',
] as const

export type TaskState = (typeof TASK_STATES)[number]

/** States that the worker moves on by itself. */
export const MOVING_STATES = ['queued', 'sending', 'running', 'archiving'] as const
/** States in which the provider is asked how it goes. */
export const POLLED_STATES = ['running', 'stalled', 'lost'] as const
export const ENDED_STATES = ['done', 'failed', 'cancelled'] as const

export type TaskEvent =
  | { kind: 'taken' }
  | { kind: 'cancelled' }
  | { kind: 'unsendable'; message: string }
  | { kind: 'accepted'; providerTaskId: string; credits: number | null }
  | { kind: 'not_sent'; reason: string }
  | { kind: 'throttled' }
  | { kind: 'rejected'; providerCode: string; message: string }
  | { kind: 'unknown'; reason: string }
  | { kind: 'running' }
  | { kind: 'succeeded'; urls: string[]; credits: number | null }
  | { kind: 'failed'; group: FailureGroup; message: string; credits: number }
  | { kind: 'no_news' }
  | { kind: 'missing' }
  | { kind: 'stored' }
  | { kind: 'attached'; providerTaskId: string }
  | { kind: 'sent_again' }
  | { kind: 'written_off' }

/** What happens to the held price of the task. */
export type CreditEffect =
  | { kind: 'keep' }
  | { kind: 'release' }
  | { kind: 'settle'; credits: number }
  | { kind: 'write_off' }

export type Transition = { state: TaskState; credits: CreditEffect; note: TaskNote | null }

export type TaskFacts = {
  state: TaskState
  priceCredits: number
  /** The newest consumed_credits that the provider reported, before this event. */
  reportedCredits: number | null
  note: TaskNote | null
}

const keep: CreditEffect = { kind: 'keep' }
const release: CreditEffect = { kind: 'release' }
const writeOff: CreditEffect = { kind: 'write_off' }

/** What an event means for a task and for its credits; null when it does not apply in its state. */
export const transition = (task: TaskFacts, event: TaskEvent): Transition | null => {
  switch (task.state) {
    case 'queued':
      return fromQueued(event)
    case 'sending':
      return fromSending(event)
    case 'running':
      return fromPolled(task, event)
    case 'stalled':
    case 'lost':
      return event.kind === 'written_off'
        ? { state: 'failed', credits: writeOff, note: { code: 'written_off' } }
        : fromPolled(task, event)
    case 'archiving':
      return event.kind === 'stored'
        ? { state: 'done', credits: keep, note: settledNote(task.reportedCredits) }
        : null
    case 'unconfirmed':
      return fromUnconfirmed(event)
    case 'done':
    case 'failed':
    case 'cancelled':
      return null
  }
}

/** Worth saying for good: nobody told what was paid. */
const settledNote = (reportedCredits: number | null): TaskNote | null =>
  reportedCredits === null ? { code: 'settled_estimate' } : null

const fromQueued = (event: TaskEvent): Transition | null => {
  switch (event.kind) {
    case 'taken':
      return { state: 'sending', credits: keep, note: null }
    case 'cancelled':
      return { state: 'cancelled', credits: release, note: null }
    case 'unsendable':
      return {
        state: 'failed',
        credits: release,
        note: { code: 'rejected', providerCode: 'NOT_SENT', message: event.message },
      }
    default:
      return null
  }
}

const fromSending = (event: TaskEvent): Transition | null => {
  switch (event.kind) {
    case 'accepted':
      return { state: 'running', credits: keep, note: null }
    case 'not_sent':
      return { state: 'queued', credits: keep, note: { code: 'not_sent', reason: event.reason } }
    case 'throttled':
      return { state: 'queued', credits: keep, note: { code: 'throttled' } }
    case 'rejected':
      return {
        state: 'failed',
        credits: release,
        note: { code: 'rejected', providerCode: event.providerCode, message: event.message },
      }
    case 'unknown':
      return {
        state: 'unconfirmed',
        credits: keep,
        note: { code: 'unknown_outcome', reason: event.reason },
      }
    default:
      return null
  }
}

const fromPolled = (task: TaskFacts, event: TaskEvent): Transition | null => {
  switch (event.kind) {
    case 'running':
      // News after a silence; a stalled task stays marked, for it is still slower than it should be.
      return task.state === 'lost'
        ? { state: 'running', credits: keep, note: null }
        : { state: task.state, credits: keep, note: task.note }
    case 'succeeded': {
      // What the provider reported is what was paid; without any number the estimate stands in.
      const credits = event.credits ?? task.reportedCredits
      return {
        state: 'archiving',
        credits: { kind: 'settle', credits: credits ?? task.priceCredits },
        note: settledNote(credits),
      }
    }
    case 'failed':
      return {
        state: 'failed',
        credits: release,
        note: {
          code: 'failed',
          group: event.group,
          message: event.message,
          reportedCredits: event.credits,
        },
      }
    case 'no_news':
      return task.state === 'running'
        ? { state: 'stalled', credits: keep, note: { code: 'no_news' } }
        : null
    case 'missing':
      return task.state === 'lost'
        ? null
        : { state: 'lost', credits: keep, note: { code: 'not_found' } }
    default:
      return null
  }
}

const fromUnconfirmed = (event: TaskEvent): Transition | null => {
  switch (event.kind) {
    case 'accepted':
    case 'rejected':
    // Certain evidence that nothing was charged, so the machine may send it again.
    case 'not_sent':
    case 'throttled':
      return fromSending(event)
    case 'attached':
      return { state: 'running', credits: keep, note: null }
    case 'sent_again':
      return { state: 'failed', credits: writeOff, note: { code: 'sent_again' } }
    case 'written_off':
      return { state: 'failed', credits: writeOff, note: { code: 'written_off' } }
    default:
      return null
  }
}
