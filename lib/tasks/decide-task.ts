import 'server-only'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { type Said, say } from '@/lib/intl/said'
import { CATALOG } from '@/lib/kling/catalog'
import { applyEvent, applyEventIn } from '@/lib/tasks/apply-event'
import { askOutOfTurn } from '@/lib/tasks/ask-out-of-turn'
import {
  assertSameProvider,
  decidableBy,
  getDecidable,
  movedOn,
  tooLate,
} from '@/lib/tasks/decidable-task'
import { dismissFailed, findProviderTask } from '@/lib/tasks/decision-store'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { findTaskByRequest, type TaskChange, type TaskRow, updateTask } from '@/lib/tasks/store'
import { submitTask } from '@/lib/tasks/submit-task'
import { wakeWorker } from '@/lib/tasks/worker'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * What people decide about tasks. Each decision is guarded by the state that was read: of two
 * people who decide at once one does, and the other is told what became of the task.
 */

const apply = async (
  scope: WorkspaceScope,
  task: TaskRow,
  event: TaskEvent,
  change: TaskChange = {},
): Promise<void> => {
  const now = await databaseNow()
  const moved = await applyEvent(task, event, { now, actorId: scope.userId, change })
  if (!moved) throw await tooLate(task)
}

/** Free, and possible only while the task has not left. */
export const cancelTask = async (scope: WorkspaceScope, taskId: string): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  if (task.state === 'cancelled') return
  await apply(scope, task, { kind: 'cancelled' })
}

/** Only hides the task, or shows it again: polling, settling and storing go on all the while. */
export const setWatched = async (
  scope: WorkspaceScope,
  taskId: string,
  watched: boolean,
): Promise<void> => {
  const task = await getDecidable(scope, taskId)
  const change = { watched, keepLease: true }
  if (!(await updateTask({ id: task.id, state: task.state }, change))) throw await tooLate(task)
}

/** Puts the card of a failed task away, or brings it back; said twice it is the same. */
export const setDismissed = async (
  scope: WorkspaceScope,
  taskId: string,
  dismissed: boolean,
): Promise<void> => {
  const dismissedAt = dismissed ? await databaseNow() : null
  if (await dismissFailed(decidableBy(scope), taskId, dismissedAt)) return
  throw movedOn(await getDecidable(scope, taskId))
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
    throw movedOn(task)
  }
  assertSameProvider(task)
  const application = { now: await databaseNow(), actorId: scope.userId }
  let overtaken = false
  try {
    const again = await submitTask({
      workspaceId: scope.workspaceId,
      userId: scope.userId,
      projectId: task.projectId,
      requestId,
      settings: task.settings,
      takeOfId: task.id,
      retryOfId: task.id,
      // They were accepted once: a script may name what only Kling reaches.
      anyAddress: true,
      also: async (tx) => {
        overtaken = !(await applyEventIn(tx, task, { kind: 'sent_again' }, application))
        if (overtaken) throw movedOn(task)
      },
    })
    if (again.retryOfId === task.id) return again
  } catch (error) {
    // Only now, outside of what was undone, can be read what the other one has done.
    throw overtaken ? await tooLate(task) : error
  }
  throw new AppError('conflict', say('errors.tasks.requestUsed'))
}

/** `unsaid`: Kling does not say what the task is; nothing was attached, a person has to confirm. */
export type Attachment = { kind: 'attached' } | { kind: 'unsaid' }

/**
 * Attaches the id that the provider's own dashboard shows for this request. The provider is asked
 * about it: an id that it does not know, or that is another prompt's or type's, is refused, and
 * one about which it says too little is attached only when it was `confirmed`.
 * @throws AppError invalid (with fields), unreachable, not_found, forbidden, conflict
 */
export const attachProviderTask = async (
  scope: WorkspaceScope,
  taskId: string,
  providerTaskId: string,
  { confirmed = false } = {},
): Promise<Attachment> => {
  const task = await getDecidable(scope, taskId)
  // The second of two clicks finds what the first has done.
  if (task.providerTaskId === providerTaskId) return { kind: 'attached' }
  if (task.state !== 'unconfirmed') throw movedOn(task)
  assertSameProvider(task)
  const { idPrefix } = CATALOG[task.type]
  if (!providerTaskId.startsWith(idPrefix)) {
    throw wrongId(say('errors.tasks.idPrefix', { prefix: idPrefix }))
  }
  await assertUnused(task, providerTaskId)
  if ((await matchOf(task, providerTaskId)) === 'unsaid' && !confirmed) return { kind: 'unsaid' }
  const now = await databaseNow()
  try {
    await apply(
      scope,
      task,
      { kind: 'attached', providerTaskId },
      { providerTaskId, sentAt: task.sentAt ?? now, missingSince: null, dueAt: now },
    )
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    await assertUnused(task, providerTaskId)
    throw error
  }
  wakeWorker()
  return { kind: 'attached' }
}

const wrongId = (said: Said) => new AppError('invalid', said, { fields: { providerTaskId: said } })

const assertUnused = async (task: TaskRow, providerTaskId: string): Promise<void> => {
  const holder = await findProviderTask(task.providerMode, providerTaskId)
  if (!holder || holder.id === task.id) return
  throw wrongId(
    holder.workspaceId === task.workspaceId
      ? say('errors.tasks.idHere', { shot: holder.shot.number, take: holder.takeNumber })
      : say('errors.tasks.idElsewhere'),
  )
}

/** Whether the provider's record is of this request, as far as it says. */
const matchOf = async (task: TaskRow, providerTaskId: string): Promise<'same' | 'unsaid'> => {
  const news = await askOutOfTurn(providerTaskId, task)
  if (news.kind === 'not_found') throw wrongId(say('errors.tasks.idUnknown'))
  if (news.kind === 'no_news' || news.kind === 'unauthorized') {
    throw new AppError('unreachable', say('errors.tasks.idUnanswered'))
  }
  if (news.match !== 'different') return news.match
  const said = news.request?.type
  throw wrongId(
    said !== undefined && said !== task.type
      ? say('errors.tasks.idOfOtherType')
      : say('errors.tasks.idOfOtherPrompt'),
  )
}
