import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { createTask } from '@/lib/kling/client'
import { writeReason } from '@/lib/kling/reason'
import { toWireRequest } from '@/lib/kling/request'
import type { SubmitOutcome } from '@/lib/kling/submit-outcome'
import { log } from '@/lib/log'
import { applyEvent } from '@/lib/tasks/apply-event'
import { isEnding } from '@/lib/tasks/ending'
import { findInputProblem, linkMaker, readInputs } from '@/lib/tasks/input-links'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { readPollPace } from '@/lib/tasks/poll-pace'
import { noteSubmitOutcome } from '@/lib/tasks/provider-health'
import { nextPollAt, type PollPace, resendGapMs, SEND_LEASE_MS } from '@/lib/tasks/schedule'
import { findTask, type TaskChange, type TaskRow, updateTask } from '@/lib/tasks/store'

/** What must be left of the lease when the request leaves: its time-out and a little. */
const LEAST_LEASE_MS = 100_000

/**
 * Sends a claimed, queued task. The attempt is committed before the request leaves, and every
 * answer ends in exactly one outcome; an unknown one is never sent again by the machine.
 */
export const sendTask = async (claimed: TaskRow, leaseToken: string): Promise<void> => {
  const { provider } = env()
  const claimedAt = Date.now()
  const sentAt = await databaseNow()
  const [inputs, pace] = await Promise.all([
    readInputs(claimed.workspaceId, claimed.settings),
    readPollPace(claimed),
  ])
  const problem = findInputProblem(claimed.settings, inputs)
  if (problem) {
    const event = { kind: 'unsendable', message: problem.reason } as const
    await applyEvent(claimed, event, { now: sentAt, leaseToken })
    return
  }
  const linkOf = await linkMaker(inputs, sentAt)
  const heldUntil = claimed.leaseUntil?.getTime() ?? 0
  if (isEnding() || heldUntil - sentAt.getTime() < LEAST_LEASE_MS) {
    // Not begun yet: whoever claims it next may send it, at once.
    await updateTask({ id: claimed.id, state: 'queued', leaseToken }, {})
    return
  }
  const request = toWireRequest(claimed.settings, linkOf)
  const attempt = { sentAt, sendAttempts: claimed.sendAttempts + 1 }
  const taken = await applyEvent(
    claimed,
    { kind: 'taken' },
    { now: sentAt, leaseToken, change: attempt, keepLease: true },
  )
  if (!taken) return
  const task: TaskRow = { ...claimed, ...attempt, state: 'sending', note: null }
  const outcome = wasHeldUp(claimedAt) ? HELD_UP : await createTask(provider, request)
  await recordOutcome(task, leaseToken, outcome, pace)
}

/**
 * A machine that slept between the claim and the request finds its task taken for cut off: a
 * person may have sent it again meanwhile.
 */
const wasHeldUp = (claimedAt: number): boolean =>
  Date.now() - claimedAt > SEND_LEASE_MS - LEAST_LEASE_MS

const HELD_UP: SubmitOutcome = {
  kind: 'not_sent',
  reason: writeReason('held_up'),
  raw: '',
}

const recordOutcome = async (
  task: TaskRow,
  leaseToken: string,
  outcome: SubmitOutcome,
  pace: PollPace,
): Promise<void> => {
  const throttleMs = throttleGapMs(outcome, task.sendAttempts)
  // First of all the task itself: an accepted id is stored before anything else happens.
  const now = await persistently(task, outcome, async () => {
    const at = await databaseNow()
    await applyOutcome(task, leaseToken, outcome, { now: at, throttleMs, pace })
    return at
  })
  const askedAt = task.sentAt ?? now
  await noteSubmitOutcome(task.providerMode, outcome, { now, askedAt, throttleMs })
  if (outcome.kind !== 'accepted') {
    const reason = 'reason' in outcome ? outcome.reason : undefined
    log.warn({ taskId: task.id, outcome: outcome.kind, reason }, 'task was not accepted')
  }
}

/**
 * Nobody else knows the answer, so a database that is away must not lose it: for about as long as
 * one takes to fail over, and no longer than the end of the process waits (scripts/close-on-signal).
 */
const RECORD_AGAIN_MS = [500, 2_000, 8_000, 15_000, 30_000]

const persistently = async <T>(
  task: TaskRow,
  outcome: SubmitOutcome,
  record: () => Promise<T>,
): Promise<T> => {
  for (const pauseMs of RECORD_AGAIN_MS) {
    try {
      return await record()
    } catch (error) {
      log.error({ ...traceOf(task, outcome), err: error }, 'answer not recorded yet')
    }
    await wait(pauseMs)
  }
  return record()
}

/** With this a person finds the task in the provider's dashboard, whatever else is lost. */
const traceOf = (task: TaskRow, outcome: SubmitOutcome) => ({
  taskId: task.id,
  outcome: outcome.kind,
  providerTaskId: outcome.kind === 'accepted' ? outcome.taskId : undefined,
})

type Moment = { now: Date; throttleMs: number; pace: PollPace }

const applyOutcome = async (
  task: TaskRow,
  leaseToken: string,
  outcome: SubmitOutcome,
  moment: Moment,
): Promise<void> => {
  const { now } = moment
  const apply = (event: TaskEvent, change: TaskChange) =>
    applyEvent(task, event, { now, leaseToken, change: { rawAnswer: outcome.raw, ...change } })
  const change = changeFor(task, outcome, moment)
  try {
    if (await apply(toEvent(outcome), change)) return
    await applyLate(task, outcome, { now, change: { rawAnswer: outcome.raw, ...change } })
  } catch (error) {
    if (!(outcome.kind === 'accepted' && isUniqueViolation(error))) throw error
    const reason = writeReason('id_taken', outcome.taskId)
    if (await apply({ kind: 'unknown', reason }, { dueAt: null })) return
    await tellTooLate(task, outcome)
  }
}

/**
 * The lease ran out before the answer came, as when this machine slept, and the task was taken
 * for cut off. Of the same attempt the answer still holds, as long as nobody has decided.
 */
const applyLate = async (
  task: TaskRow,
  outcome: SubmitOutcome,
  application: { now: Date; change: TaskChange },
): Promise<void> => {
  const current = await findTask(task.workspaceId, task.id)
  const isOurs =
    current?.state === 'unconfirmed' &&
    current.providerTaskId === null &&
    current.sendAttempts === task.sendAttempts
  if (isOurs && (await applyEvent(current, toEvent(outcome), application))) return
  await tellTooLate(task, outcome)
}

/**
 * Somebody has decided, or the answer cannot be right. What was paid for is told all the same, in
 * the log and where a person looks for the reason.
 */
const tellTooLate = async (task: TaskRow, outcome: SubmitOutcome): Promise<void> => {
  const current = await findTask(task.workspaceId, task.id)
  if (outcome.kind === 'accepted' && current?.providerTaskId === outcome.taskId) return
  log.error({ ...traceOf(task, outcome), state: current?.state }, 'answer came too late')
  if (outcome.kind !== 'accepted' || !current) return
  if (current.state !== 'failed' && current.state !== 'unconfirmed') return
  await updateTask({ id: task.id, state: current.state }, { rawAnswer: outcome.raw })
}

const toEvent = (outcome: SubmitOutcome): TaskEvent => {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', providerTaskId: outcome.taskId, credits: outcome.credits }
    case 'rejected':
      return { kind: 'rejected', providerCode: outcome.providerCode, message: outcome.message }
    case 'not_sent':
    case 'unknown':
      return { kind: outcome.kind, reason: outcome.reason }
    case 'throttled':
      return { kind: 'throttled' }
  }
}

const throttleGapMs = (outcome: SubmitOutcome, attempt: number): number =>
  (outcome.kind === 'throttled' ? outcome.retryAfterMs : null) ?? resendGapMs(attempt)

const changeFor = (
  task: TaskRow,
  outcome: SubmitOutcome,
  { now, throttleMs, pace }: Moment,
): TaskChange => {
  switch (outcome.kind) {
    case 'accepted':
      return {
        providerTaskId: outcome.taskId,
        reportedCredits: outcome.credits,
        dueAt: nextPollAt({
          ...pace,
          state: 'running',
          stateAt: now,
          answered: true,
          settings: task.settings,
          sentAt: task.sentAt ?? now,
          now,
          speed: env().provider.speed,
        }),
      }
    case 'not_sent':
      return { dueAt: new Date(now.getTime() + resendGapMs(task.sendAttempts)) }
    case 'throttled':
      return { dueAt: new Date(now.getTime() + throttleMs) }
    case 'rejected':
    case 'unknown':
      return { dueAt: null }
  }
}
