import 'server-only'
import {
  releaseCredits,
  settleCredits,
  type TaskCredits,
  writeOffCredits,
} from '@/lib/credits/move-credits'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import {
  type CreditEffect,
  ENDED_STATES,
  type TaskEvent,
  type TaskState,
  transition,
} from '@/lib/tasks/lifecycle'
import { freeEmptied } from '@/lib/tasks/shot-store'
import { type TaskChange, type TaskRow, updateTask } from '@/lib/tasks/store'
import { noteEnd } from '@/lib/tasks/tell-ends'

export type Application = {
  now: Date
  /** Only while this lease is ours; absent for what a person decides. */
  leaseToken?: string
  /** Who decided; null for the machine. */
  actorId?: string | null
  change?: TaskChange
  /** Keeps the lease, because the same worker goes on with the task. */
  keepLease?: boolean
  /** Written in the same transaction, once the task has moved. */
  also?: (tx: Tx) => Promise<void>
}

const isEnded = (state: TaskState) => (ENDED_STATES as readonly TaskState[]).includes(state)

/**
 * The one place where a task and its credits move, together or not at all, guarded by the state
 * that was read. False when the event does not apply or somebody was quicker: nothing changed.
 */
export const applyEvent = async (
  task: TaskRow,
  event: TaskEvent,
  application: Application,
): Promise<boolean> => {
  const next = transition(task, event)
  if (!next) return false
  const moved = await inTransaction((tx) => applyEventIn(tx, task, event, application))
  // Nobody is told of what they have just decided.
  if (moved && !application.actorId) noteEnd(task, next.state)
  return moved
}

/** The same as a part of a transaction that does more. */
export const applyEventIn = async (
  tx: Tx,
  task: TaskRow,
  event: TaskEvent,
  { now, leaseToken, actorId = null, change = {}, keepLease, also }: Application,
): Promise<boolean> => {
  const next = transition(task, event)
  if (!next) return false
  const moved = await updateTask(
    { id: task.id, state: task.state, ...(leaseToken === undefined ? {} : { leaseToken }) },
    {
      ...change,
      state: next.state,
      note: next.note,
      ...(next.state === task.state ? {} : { stateAt: now }),
      ...(isEnded(next.state) ? { finishedAt: now, dueAt: null } : {}),
      ...(next.credits.kind === 'settle' ? { billedCredits: next.credits.credits } : {}),
      ...(keepLease ? { keepLease } : {}),
    },
    tx,
  )
  if (!moved) return false
  // Before the credits, as when a task is made: two that wait for each other would end in nothing.
  if (next.state === 'cancelled') await freeEmptied(tx, task.shotId)
  await moveCredits(tx, task, next.credits, actorId)
  await also?.(tx)
  return true
}

const moveCredits = async (
  tx: Tx,
  task: TaskRow,
  effect: CreditEffect,
  actorId: string | null,
): Promise<void> => {
  const credits: TaskCredits = {
    workspaceId: task.workspaceId,
    providerMode: task.providerMode,
    taskId: task.id,
    projectId: task.projectId,
    actorId,
    heldCredits: task.priceCredits,
  }
  if (effect.kind === 'release') await releaseCredits(tx, credits)
  if (effect.kind === 'write_off') await writeOffCredits(tx, credits)
  if (effect.kind === 'settle') await settleCredits(tx, credits, effect.credits)
}
