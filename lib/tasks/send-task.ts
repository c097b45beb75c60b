import 'server-only'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { createTask } from '@/lib/kling/client'
import type { SubmitOutcome } from '@/lib/kling/outcome'
import { toWireRequest } from '@/lib/kling/request'
import { log } from '@/lib/log'
import { applyEvent } from '@/lib/tasks/apply-event'
import { findInputProblem, linkMaker, readInputs } from '@/lib/tasks/input-links'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { noteSubmitOutcome } from '@/lib/tasks/provider-health'
import { nextPollAt, resendGapMs } from '@/lib/tasks/schedule'
import type { TaskChange, TaskRow } from '@/lib/tasks/store'

/**
 * Sends a claimed, queued task. The attempt is committed before the request leaves, and every
 * answer ends in exactly one outcome; an unknown one is never sent again by the machine.
 */
export const sendTask = async (claimed: TaskRow, leaseToken: string): Promise<void> => {
  const { provider } = env()
  const sentAt = await databaseNow()
  const inputs = await readInputs(claimed.workspaceId, claimed.settings)
  const problem = findInputProblem(claimed.settings, inputs)
  if (problem) {
    const event = { kind: 'unsendable', message: problem.message } as const
    await applyEvent(claimed, event, { now: sentAt, leaseToken })
    return
  }
  const request = toWireRequest(claimed.settings, linkMaker(inputs, sentAt))
  const attempt = { sentAt, sendAttempts: claimed.sendAttempts + 1 }
  const taken = await applyEvent(
    claimed,
    { kind: 'taken' },
    { now: sentAt, leaseToken, change: attempt, keepLease: true },
  )
  if (!taken) return
  const task: TaskRow = { ...claimed, ...attempt, state: 'sending', note: null }
  const outcome = await createTask(provider, request)
  await recordOutcome(task, leaseToken, outcome)
}

const recordOutcome = async (
  task: TaskRow,
  leaseToken: string,
  outcome: SubmitOutcome,
): Promise<void> => {
  const now = await databaseNow()
  const throttleMs = throttleGapMs(outcome, task.sendAttempts)
  const apply = (event: TaskEvent, change: TaskChange) =>
    applyEvent(task, event, { now, leaseToken, change: { rawAnswer: outcome.raw, ...change } })
  // First of all the task itself: an accepted id is stored before anything else happens.
  try {
    await apply(toEvent(outcome), changeFor(task, outcome, now, throttleMs))
  } catch (error) {
    if (!(outcome.kind === 'accepted' && isUniqueViolation(error))) throw error
    const reason = `Kling answered with ${outcome.taskId}, which another task already has`
    await apply({ kind: 'unknown', reason }, { dueAt: null })
  }
  await noteSubmitOutcome(task.providerMode, outcome, now, throttleMs)
  if (outcome.kind !== 'accepted') {
    const reason = 'reason' in outcome ? outcome.reason : undefined
    log.warn({ taskId: task.id, outcome: outcome.kind, reason }, 'task was not accepted')
  }
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
  now: Date,
  throttleMs: number,
): TaskChange => {
  switch (outcome.kind) {
    case 'accepted':
      return {
        providerTaskId: outcome.taskId,
        reportedCredits: outcome.credits,
        dueAt: nextPollAt({
          state: 'running',
          settings: task.settings,
          sentAt: task.sentAt ?? now,
          now,
          speed: env().provider.speed,
          watched: task.watched,
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
