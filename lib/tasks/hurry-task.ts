import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { assertSameProvider, getDecidable, tooLate } from '@/lib/tasks/decidable-task'
import { hurryTask } from '@/lib/tasks/decision-store'
import type { TaskState } from '@/lib/tasks/lifecycle'
import { findTask, type TaskRow } from '@/lib/tasks/store'
import { wakeWorker } from '@/lib/tasks/worker'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** An answer that is younger than this is the answer. */
const JUST_NOW_MS = 5_000

/**
 * Has Kling asked at once about a task that is only asked about now and then.
 * @throws AppError not_found, forbidden, conflict (moved on), rate_limited (asked just now)
 */
export const askNow = async (scope: WorkspaceScope, taskId: string): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  const now = await databaseNow()
  if (task.lastPolledAt && now.getTime() - task.lastPolledAt.getTime() < JUST_NOW_MS) {
    throw new AppError('rate_limited', say('errors.tasks.askedJustNow'))
  }
  await hurry(task, ['stalled', 'lost'], now)
}

/**
 * Tries at once to save a result that could not be saved yet.
 * @throws AppError not_found, forbidden, conflict (moved on)
 */
export const saveNow = async (scope: WorkspaceScope, taskId: string): Promise<void> =>
  hurry(await getDecidable(scope, taskId), ['archiving'], await databaseNow())

const hurry = async (task: TaskRow, states: TaskState[], now: Date): Promise<void> => {
  assertSameProvider(task)
  if (!states.includes(task.state)) throw await tooLate(task)
  if (!(await hurryTask(task, now))) {
    const current = await findTask(task.workspaceId, task.id)
    // Of the same state somebody is at it this very moment, which is what was wanted.
    if (current?.state !== task.state) throw await tooLate(task)
  }
  wakeWorker()
}
