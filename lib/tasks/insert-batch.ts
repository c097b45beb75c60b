import 'server-only'
import { holdCredits } from '@/lib/credits/move-credits'
import { getBalance } from '@/lib/credits/store'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { newTaskId } from '@/lib/id'
import { say } from '@/lib/intl/said'
import { estimateCredits } from '@/lib/kling/pricing'
import type { TaskSettings } from '@/lib/kling/settings'
import { priceOf } from '@/lib/tasks/batch'
import { mediaSlots } from '@/lib/tasks/input-links'
import { insertTaskInputs } from '@/lib/tasks/press-store'
import { takesOf } from '@/lib/tasks/shot-store'
import { insertTask, type TaskRow } from '@/lib/tasks/store'
import type { Press } from '@/lib/tasks/submit-task'

/** One of the tasks that a press makes. */
export type Request = { requestId: string; requestHash: string; settings: TaskSettings }

/**
 * Makes the tasks of a press with their holds, all in one transaction.
 * @throws AppError not_found, insufficient_credits; a unique violation when they are there already
 */
export const insertBatch = async (
  press: Press,
  requests: readonly Request[],
  { providerMode, now }: { providerMode: ProviderMode; now: Date },
): Promise<TaskRow[]> => {
  const { workspaceId, userId, projectId, takeOfId } = press
  const batchId = newTaskId()
  const dueAt = new Date(now.getTime() + (press.undoSeconds ?? 0) * 1000)
  try {
    return await inTransaction(async (tx) => {
      const count = requests.length
      const takes = await takesOf(tx, { workspaceId, projectId, takeOfId, count })
      const tasks: TaskRow[] = []
      for (const [index, request] of requests.entries()) {
        const { settings, ...ids } = request
        const task = await insertTask(tx, {
          ...ids,
          workspaceId,
          userId,
          projectId: takes.projectId,
          shotId: takes.shotId,
          takeNumber: takes.firstNumber + index,
          providerMode,
          type: settings.type,
          prompt: settings.prompt,
          settings,
          priceCredits: estimateCredits(settings),
          retryOfId: press.retryOfId ?? null,
          batchId,
          // A millisecond apart, so that the first take is also the first of the queue.
          now: new Date(now.getTime() + index),
          dueAt,
        })
        await insertTaskInputs(tx, task.id, usedInputs(settings))
        await hold(tx, task)
        tasks.push(task)
      }
      await press.also?.(tx)
      return tasks
    })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'insufficient_credits')) throw error
    const { available } = await getBalance({ workspaceId, providerMode })
    const price = priceOf(requests.map(({ settings }) => settings))
    const said = say('errors.tasks.tooFewCredits', { price, available })
    throw new AppError('insufficient_credits', said, { cause: error })
  }
}

/** Our own files among what the request uses, by the fields that they stand in. */
const usedInputs = (settings: TaskSettings) =>
  mediaSlots(settings).flatMap(({ field, ref }) =>
    'inputId' in ref ? [{ slot: field, inputId: ref.inputId }] : [],
  )

const hold = (tx: Tx, task: TaskRow): Promise<void> =>
  holdCredits(tx, {
    workspaceId: task.workspaceId,
    providerMode: task.providerMode,
    taskId: task.id,
    projectId: task.projectId,
    actorId: task.userId,
    heldCredits: task.priceCredits,
  })
