import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { movedOnTo } from '@/lib/tasks/moved-on'
import { findTask, type TaskRow } from '@/lib/tasks/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

/**
 * A task that this member may decide about: the sender about their own, an admin about any.
 * @throws AppError not_found, forbidden
 */
export const getDecidable = async (scope: WorkspaceScope, taskId: string): Promise<TaskRow> => {
  const task = await findTask(scope.workspaceId, taskId)
  if (!task) throw new AppError('not_found', say('errors.tasks.gone'))
  if (task.userId !== scope.userId && !may(scope.role, 'tasks:decide-any')) {
    throw new AppError('forbidden', say('errors.tasks.notYours'))
  }
  return task
}

/** The same of many, as a filter: the rows that this member may decide about. */
export const decidableBy = ({ role, workspaceId, userId }: WorkspaceScope) =>
  may(role, 'tasks:decide-any') ? { workspaceId } : { workspaceId, userId }

/** The demo's Kling knows nothing of the real one's tasks, nor does that of the demo's. */
export const assertSameProvider = (task: TaskRow): void => {
  if (task.providerMode === env().provider.mode) return
  const isDemo = task.providerMode === 'emulated'
  throw new AppError('conflict', say(isDemo ? 'errors.tasks.isDemo' : 'errors.tasks.isReal'))
}

/** To the one who comes too late: nothing was changed. */
export const movedOn = (task: Pick<TaskRow, 'state' | 'note'>): AppError =>
  new AppError('conflict', say(`tasks.movedOn.${movedOnTo(task)}`))

/** Says what became of a task between the reading and the deciding. */
export const tooLate = async (task: TaskRow): Promise<AppError> =>
  movedOn((await findTask(task.workspaceId, task.id)) ?? task)
