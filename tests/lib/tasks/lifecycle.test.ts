import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  TASK_STATES,
  type TaskEvent,
  type TaskFacts,
  type TaskState,
  transition,
} from '@/lib/tasks/lifecycle'

const task = (state: TaskState, facts: Partial<TaskFacts> = {}): TaskFacts => ({
  state,
  priceCredits: 400,
  reportedCredits: null,
  note: null,
  ...facts,
})

const EVENTS: Record<TaskEvent['kind'], TaskEvent> = {
  taken: { kind: 'taken' },
  cancelled: { kind: 'cancelled' },
  unsendable: { kind: 'unsendable', message: 'gone' },
  accepted: { kind: 'accepted', providerTaskId: 'n75a', credits: 400 },
  not_sent: { kind: 'not_sent', reason: 'ECONNREFUSED' },
  throttled: { kind: 'throttled' },
  rejected: { kind: 'rejected', providerCode: 'INVALID_PROMPT', message: 'no' },
  unknown: { kind: 'unknown', reason: 'reset' },
  running: { kind: 'running' },
  succeeded: { kind: 'succeeded', urls: ['https://cdn.test/a.mp4'], credits: 380 },
  failed: { kind: 'failed', group: 'moderation', message: 'no', credits: 0 },
  no_news: { kind: 'no_news' },
  missing: { kind: 'missing' },
  stored: { kind: 'stored' },
  attached: { kind: 'attached', providerTaskId: 'n75b' },
  sent_again: { kind: 'sent_again' },
  written_off: { kind: 'written_off' },
}

/** The whole table: from, event, to, what happens to the credits. What is not here is refused. */
const TABLE: [TaskState, TaskEvent['kind'], TaskState, string][] = [
  ['queued', 'taken', 'sending', 'keep'],
  ['queued', 'cancelled', 'cancelled', 'release'],
  ['queued', 'unsendable', 'failed', 'release'],
  ['sending', 'accepted', 'running', 'keep'],
  ['sending', 'not_sent', 'queued', 'keep'],
  ['sending', 'throttled', 'queued', 'keep'],
  ['sending', 'rejected', 'failed', 'release'],
  ['sending', 'unknown', 'unconfirmed', 'keep'],
  ['running', 'running', 'running', 'keep'],
  ['running', 'succeeded', 'archiving', 'settle'],
  ['running', 'failed', 'failed', 'release'],
  ['running', 'no_news', 'stalled', 'keep'],
  ['running', 'missing', 'lost', 'keep'],
  ['stalled', 'running', 'stalled', 'keep'],
  ['stalled', 'succeeded', 'archiving', 'settle'],
  ['stalled', 'failed', 'failed', 'release'],
  ['stalled', 'missing', 'lost', 'keep'],
  ['stalled', 'written_off', 'failed', 'write_off'],
  ['lost', 'running', 'running', 'keep'],
  ['lost', 'succeeded', 'archiving', 'settle'],
  ['lost', 'failed', 'failed', 'release'],
  ['lost', 'written_off', 'failed', 'write_off'],
  ['archiving', 'stored', 'done', 'keep'],
  ['unconfirmed', 'accepted', 'running', 'keep'],
  ['unconfirmed', 'rejected', 'failed', 'release'],
  ['unconfirmed', 'not_sent', 'queued', 'keep'],
  ['unconfirmed', 'throttled', 'queued', 'keep'],
  ['unconfirmed', 'attached', 'running', 'keep'],
  ['unconfirmed', 'sent_again', 'failed', 'write_off'],
  ['unconfirmed', 'written_off', 'failed', 'write_off'],
]

describe('the life of a task', () => {
  const every = TASK_STATES.flatMap((state) =>
    Object.values(EVENTS).map((event) => [state, event.kind, event] as const),
  )

  it.each(every)('%s, %s', (state, kind, event) => {
    const row = TABLE.find(([from, by]) => from === state && by === kind)
    const next = transition(task(state), event)
    if (!row) return expect(next).toBeNull()
    expect(next?.state).toBe(row[2])
    expect(next?.credits.kind).toBe(row[3])
  })

  it.each([
    ['the number of the last answer', 380, 400, 380],
    ['the number of the first answer when the last has none', null, 390, 390],
    ['the estimate when no answer has one', null, null, 400],
    ['nothing when the provider billed nothing', 0, 400, 0],
  ])('settles %s', (_, credits, reportedCredits, expected) => {
    const next = transition(task('running', { reportedCredits }), {
      kind: 'succeeded',
      urls: [],
      credits,
    })
    expect(next?.credits).toEqual({ kind: 'settle', credits: expected })
    expect(next?.note?.code === 'settled_estimate').toBe(
      credits === null && reportedCredits === null,
    )
  })

  it.each([
    [null, { code: 'settled_estimate' }],
    [400, null],
  ])(
    'says for good that the estimate was settled, even after trouble with storing',
    (paid, note) => {
      const waiting = task('archiving', {
        reportedCredits: paid,
        note: { code: 'archive_retry', reason: 'expired' },
      })
      expect(transition(waiting, { kind: 'stored' })?.note).toEqual(note)
    },
  )

  it('resolves the hold of a task exactly once, whatever happens in whatever order', () => {
    const event = fc.constantFrom(...Object.values(EVENTS))
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let current = task('queued')
        let resolved = 0
        for (const each of events) {
          const next = transition(current, each)
          if (!next) continue
          if (next.credits.kind !== 'keep') resolved += 1
          current = { ...current, state: next.state, note: next.note }
        }
        const isResolved = ['archiving', 'done', 'failed', 'cancelled'].includes(current.state)
        expect(resolved).toBe(isResolved ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
})
