import 'server-only'
import { holdLegs, releaseLegs, settleLegs, writeOffLegs } from '@/lib/credits/ledger'
import { holdKey, resolveKey } from '@/lib/credits/movement-key'
import { type AccountOwner, insertMovement } from '@/lib/credits/store'
import type { Tx } from '@/lib/db/transaction'

/** The task whose credits move, and the person who moves them; null when it is the machine. */
export type TaskCredits = AccountOwner & {
  taskId: string
  projectId: string
  actorId: string | null
  /** What the task holds. */
  heldCredits: number
}

const facts = ({ heldCredits: _, ...rest }: TaskCredits) => rest

// All four say once what they say: a repetition with the same body has no effect, and one with
// another body, such as releasing what was settled, is an AppError conflict.

/** @throws AppError insufficient_credits */
export const holdCredits = (tx: Tx, task: TaskCredits): Promise<void> =>
  insertMovement(tx, {
    ...facts(task),
    kind: 'hold',
    idempotencyKey: holdKey(task.taskId),
    legs: holdLegs(task.heldCredits),
  })

export const releaseCredits = (tx: Tx, task: TaskCredits): Promise<void> =>
  insertMovement(tx, {
    ...facts(task),
    kind: 'release',
    idempotencyKey: resolveKey(task.taskId),
    legs: releaseLegs(task.heldCredits),
  })

export const writeOffCredits = (tx: Tx, task: TaskCredits): Promise<void> =>
  insertMovement(tx, {
    ...facts(task),
    kind: 'write_off',
    idempotencyKey: resolveKey(task.taskId),
    legs: writeOffLegs(task.heldCredits),
  })

/**
 * Settles what the provider billed, which may be less or more than was held. When the workspace
 * cannot cover the rest, the operator does: settling never fails for want of credits.
 */
export const settleCredits = (tx: Tx, task: TaskCredits, billedCredits: number): Promise<void> =>
  insertMovement(tx, {
    ...facts(task),
    kind: 'settle',
    idempotencyKey: resolveKey(task.taskId),
    legs: settleLegs(task.heldCredits, billedCredits, true),
    otherwise: settleLegs(task.heldCredits, billedCredits, false),
  })
