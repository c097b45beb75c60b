import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { movedOn } from '@/lib/tasks/moved-on'
import { findTask, type TaskRow } from '@/lib/tasks/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

/**
 * A task that this member may decide about: the sender about their own, an admin about any.
 * @throws AppError not_found, forbidden
 */
export const getDecidable = async (scope: WorkspaceScope, taskId: string): Promise<TaskRow> => {
  const task = await findTask(scope.workspaceId, taskId)
  if (!task) throw new AppError('not_found', 'This task is not here any more.')
  if (task.userId !== scope.userId && !may(scope.role, 'tasks:decide-any')) {
    throw new AppError('forbidden', 'Only its sender or an admin decides about this task.')
  }
  return task
}

/** The demo's Kling knows nothing of the real one's tasks, nor does that of the demo's. */
export const assertSameProvider = (task: TaskRow): void => {
  if (task.providerMode === env().provider.mode) return
  const other = task.providerMode === 'emulated' ? 'a demo task' : 'a task of the real Kling'
  throw new AppError('conflict', `This is ${other}, and the studio runs on the other one now.`)
}

/** Says what became of a task between the reading and the deciding. */
export const tooLate = async (task: TaskRow): Promise<AppError> =>
  movedOn((await findTask(task.workspaceId, task.id)) ?? task)
