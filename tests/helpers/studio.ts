import { getBalance } from '@/lib/credits/store'
import { findTask, type TaskRow } from '@/lib/tasks/store'
import { submitTask } from '@/lib/tasks/submit-task'
import { runDueWork, TASK_WORK } from '@/lib/tasks/worker'
import { type MadeWorkspace, unique } from '@/tests/helpers/factories'

export const balanceOf = ({ scope }: MadeWorkspace) =>
  getBalance({ workspaceId: scope.workspaceId, providerMode: 'emulated' })

/** What a member does, without the browser. */
export const submitAs = (
  { scope, projectId }: MadeWorkspace,
  settings: unknown,
  more: { requestId?: string; takeOfId?: string } = {},
): Promise<TaskRow> =>
  submitTask({
    workspaceId: scope.workspaceId,
    userId: scope.userId,
    projectId,
    requestId: unique('request-'),
    settings,
    ...more,
  })

export const reload = async (task: TaskRow): Promise<TaskRow> => {
  const row = await findTask(task.workspaceId, task.id)
  if (!row) throw new Error('the task is gone')
  return row
}

/** Works on tasks, as the worker would, until this one is in one of these states. */
export const workUntil = async (task: TaskRow, ...states: TaskRow['state'][]): Promise<TaskRow> =>
  workWhile(task, (row) => !states.includes(row.state))

/** Works as long as `goesOn` says so of the task. */
export const workWhile = async (
  task: TaskRow,
  goesOn: (row: TaskRow) => boolean,
): Promise<TaskRow> => {
  const endsAt = Date.now() + 60_000
  for (;;) {
    await runDueWork(5_000, TASK_WORK)
    const row = await reload(task)
    if (!goesOn(row)) return row
    if (Date.now() > endsAt) throw new Error(`still ${row.state}: ${JSON.stringify(row.note)}`)
    await new Promise((done) => setTimeout(done, 30))
  }
}
