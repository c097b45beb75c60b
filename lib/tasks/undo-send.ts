import 'server-only'
import { findUndoSend } from '@/lib/auth/undo-send-store'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { applyEvent } from '@/lib/tasks/apply-event'
import { listOwnBatch } from '@/lib/tasks/press-store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** There is no cancel after a request has left; so what a person sends waits for as long. */
export const UNDO_SEND_SECONDS = 4

/** For how long what this person sends from the studio waits; scripts do not wait. */
export const undoSecondsOf = async (userId: string): Promise<number> =>
  (await findUndoSend(userId)) ? UNDO_SEND_SECONDS : 0

export type Undone = {
  /** How many came back: they cost nothing. */
  cancelled: number
  /** How many had left already, or were tried. */
  tooLate: number
}

/**
 * Takes back what one press of the button sent, as far as none of it was tried. Each task by itself:
 * one that a worker takes this moment goes on. Pressed again, it says the same.
 * @throws AppError not_found where there is no such batch of this member
 */
export const undoSend = async (scope: WorkspaceScope, batchId: string): Promise<Undone> => {
  const { workspaceId, userId } = scope
  const tasks = await listOwnBatch({ workspaceId, userId, batchId })
  if (tasks.length === 0) throw new AppError('not_found', say('errors.tasks.batchGone'))
  const now = await databaseNow()
  for (const task of tasks) {
    if (task.state !== 'queued' || task.sendAttempts > 0) continue
    await applyEvent(task, { kind: 'cancelled' }, { now, actorId: userId })
  }
  const after = await listOwnBatch({ workspaceId, userId, batchId })
  const cancelled = after.filter(({ state }) => state === 'cancelled').length
  return { cancelled, tooLate: after.length - cancelled }
}
