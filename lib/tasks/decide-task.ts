import 'server-only'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { CATALOG } from '@/lib/kling/catalog'
import { readTask } from '@/lib/kling/client'
import { applyEvent, applyEventIn } from '@/lib/tasks/apply-event'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import {
  findTask,
  findTaskByRequest,
  type TaskChange,
  type TaskRow,
  updateTask,
} from '@/lib/tasks/store'
import { submitTask } from '@/lib/tasks/submit-task'
import { wakeWorker } from '@/lib/tasks/worker'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

/** The sender decides about their own task, an admin about any. */
const getDecidable = async (scope: WorkspaceScope, taskId: string): Promise<TaskRow> => {
  const task = await findTask(scope.workspaceId, taskId)
  if (!task) throw new AppError('not_found', 'This task is not here any more.')
  if (task.userId !== scope.userId && !may(scope.role, 'tasks:decide-any')) {
    throw new AppError('forbidden', 'Only its sender or an admin decides about this task.')
  }
  return task
}

const tooLate = () => new AppError('conflict', 'This task has moved on. Look at it again.')

const apply = async (
  scope: WorkspaceScope,
  task: TaskRow,
  event: TaskEvent,
  change: TaskChange = {},
): Promise<void> => {
  const now = await databaseNow()
  const moved = await applyEvent(task, event, { now, actorId: scope.userId, change })
  if (!moved) throw tooLate()
}

/** Free, and possible only while the task has not left. */
export const cancelTask = async (scope: WorkspaceScope, taskId: string): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  if (task.state === 'cancelled') return
  await apply(scope, task, { kind: 'cancelled' })
}

/** Only hides the task: polling and settling go on. */
export const stopWatching = async (scope: WorkspaceScope, taskId: string): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  const change = { watched: false, keepLease: true }
  if (!(await updateTask({ id: task.id, state: task.state }, change))) throw tooLate()
}

/** Puts the card of a failed task away. */
export const dismissTask = async (scope: WorkspaceScope, taskId: string): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  if (task.state !== 'failed') throw tooLate()
  await updateTask({ id: task.id, state: task.state }, { dismissedAt: await databaseNow() })
}

/** Counts the held credits as lost and asks no more. */
export const writeOffTask = async (scope: WorkspaceScope, taskId: string): Promise<void> =>
  apply(scope, await getDecidable(scope, taskId), { kind: 'written_off' })

/**
 * Sends the same request again as a new task, knowing that the first may have been charged. Both
 * move in one transaction: of two people who say so at once only one sends it, and when the
 * credits do not suffice, the old one stays as it is.
 */
export const sendAgain = async (
  scope: WorkspaceScope,
  taskId: string,
  requestId: string,
): Promise<TaskRow> => {
  const task = await getDecidable(scope, taskId)
  if (task.state !== 'unconfirmed') {
    // The second of two clicks finds what the first has done.
    const again = await findTaskByRequest(scope.workspaceId, requestId)
    if (again?.retryOfId === task.id) return again
    throw tooLate()
  }
  const now = await databaseNow()
  const application = { now, actorId: scope.userId }
  return submitTask({
    workspaceId: scope.workspaceId,
    userId: scope.userId,
    projectId: task.projectId,
    requestId,
    settings: task.settings,
    takeOfId: task.id,
    retryOfId: task.id,
    also: async (tx) => {
      if (!(await applyEventIn(tx, task, { kind: 'sent_again' }, application))) throw tooLate()
    },
  })
}

/**
 * Attaches the id that the provider's own dashboard shows for this request. The provider is asked
 * about it: an id that it does not know, or that is another prompt's, is refused.
 */
export const attachProviderTask = async (
  scope: WorkspaceScope,
  taskId: string,
  providerTaskId: string,
): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  const wrong = (message: string) =>
    new AppError('invalid', message, { fields: { providerTaskId: message } })
  const { idPrefix } = CATALOG[task.type]
  if (!providerTaskId.startsWith(idPrefix)) {
    throw wrong(`The ids of this model begin with ${idPrefix}.`)
  }
  const news = await readTask(env().provider, providerTaskId, task)
  if (news.kind === 'not_found') throw wrong('Kling knows no task with this id.')
  if (news.kind === 'no_news' || news.kind === 'unauthorized') {
    throw new AppError('unreachable', 'Kling did not answer about this id. Try again in a minute.')
  }
  if (news.match === 'different') {
    throw wrong('This id belongs to another prompt or type.')
  }
  const now = await databaseNow()
  try {
    await apply(
      scope,
      task,
      { kind: 'attached', providerTaskId },
      { providerTaskId, sentAt: task.sentAt ?? now, missingSince: null, dueAt: now },
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw wrong('Another task already has this id.')
    throw error
  }
  wakeWorker()
}
