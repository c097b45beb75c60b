import 'server-only'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { lockLimit } from '@/lib/limits/store'
import { submitBudget } from '@/lib/tasks/budget'
import { updateQueuePausedAt } from '@/lib/tasks/queue-store'
import { wakeWorker } from '@/lib/tasks/worker'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * Nothing more of this member's queue in this workspace is sent, whichever door it came by; what
 * has been taken to be sent goes on. Claims hold the same lock, so that it is true once said.
 */
export const pauseOwnQueue = async ({ workspaceId, userId }: WorkspaceScope): Promise<void> => {
  await inTransaction(async (tx) => {
    await lockLimit(submitBudget().key, tx)
    await updateQueuePausedAt(tx, { workspaceId, userId }, await databaseNow())
  })
}

export const resumeOwnQueue = async ({ workspaceId, userId }: WorkspaceScope): Promise<void> => {
  await inTransaction((tx) => updateQueuePausedAt(tx, { workspaceId, userId }, null))
  wakeWorker()
}
