import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { findTaskDetail } from '@/lib/tasks/decision-store'
import { readLatencies } from '@/lib/tasks/latency-store'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { readQueue } from '@/lib/tasks/read-queue'
import { readSentAgain } from '@/lib/tasks/read-sent-again'
import type { TaskDetailView } from '@/lib/tasks/task-view'
import { toTaskView } from '@/lib/tasks/to-task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** One task of the workspace as its member may see it; null when there is none of this id. */
export const readTaskDetail = async (
  scope: WorkspaceScope,
  taskId: string,
): Promise<TaskDetailView | null> => {
  const row = await findTaskDetail(scope.workspaceId, taskId)
  if (!row) return null
  const { mode, speed } = env().provider
  const [now, latencyOf, { pauseReason }, sentAgainAs] = await Promise.all([
    databaseNow(),
    readLatencies(row.providerMode, [row.type]),
    getProviderStatus(mode),
    readSentAgain(scope, [row]),
  ])
  const queue = await readQueue(scope, [row], { now, sending: pauseReason === null })
  const task = toTaskView(row, { scope, queue, latencyOf, sentAgainAs, speed, mode, now })
  return {
    ...task,
    providerTaskId: row.providerTaskId,
    sendAttempts: row.sendAttempts,
    rawAnswer: task.can.readAnswer ? row.rawAnswer : null,
    videoId: row.video?.id ?? null,
    retryOf: row.retryOf,
    retries: row.retries,
  }
}
