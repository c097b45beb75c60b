import 'server-only'
import { createHash } from 'node:crypto'
import { holdCredits } from '@/lib/credits/move-credits'
import { getBalance } from '@/lib/credits/store'
import { databaseNow, inTransaction, isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { estimateCredits } from '@/lib/kling/pricing'
import { canonicalSettings, parseSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'
import { findInputProblem, findUnreachable, readInputs } from '@/lib/tasks/input-links'
import { takeNumberOf } from '@/lib/tasks/shot-store'
import { findTaskByRequest, insertTask, type TaskRow } from '@/lib/tasks/store'
import { wakeWorker } from '@/lib/tasks/worker'

export type Submission = {
  workspaceId: string
  userId: string
  projectId: string
  /** Made by the client for one press of the button: however often it arrives, it is one task. */
  requestId: string
  settings: unknown
  /** A task of the same shot: the new one becomes its next take. Otherwise a new shot begins. */
  takeOfId?: string
  /** Public addresses are not asked for: a script names what the provider may reach. */
  anyAddress?: boolean
  /** The unconfirmed task that a person knowingly sends again. */
  retryOfId?: string
  /** Done in the transaction that inserts the task; what it throws undoes both. */
  also?: (tx: Tx) => Promise<void>
}

const hashOf = (submission: Submission, settings: TaskSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([submission.projectId, canonicalSettings(settings)]))
    .digest('hex')

/**
 * Prices a request, holds the credits and queues the task, all in one transaction.
 * @throws AppError invalid (with fields), not_found, insufficient_credits, conflict
 */
export const submitTask = async (submission: Submission): Promise<TaskRow> => {
  const parsed = parseSettings(submission.settings)
  if (!parsed.ok) {
    throw new AppError('invalid', say('errors.tasks.settingsNeedChange'), { fields: parsed.fields })
  }
  const { settings } = parsed
  const requestHash = hashOf(submission, settings)
  const earlier = await findEarlier(submission, requestHash)
  if (earlier) return earlier

  const inputs = await readInputs(submission.workspaceId, settings)
  const unreachable = findUnreachable(settings, submission)
  const problem = unreachable ?? findInputProblem(settings, inputs)
  if (problem) {
    const { field, said } = problem
    throw new AppError('invalid', said, { fields: { [field]: said } })
  }
  try {
    const task = await insertHeld(submission, settings, requestHash)
    wakeWorker()
    return task
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const winner = await findEarlier(submission, requestHash)
    if (!winner) throw error
    return winner
  }
}

const findEarlier = async (
  { workspaceId, requestId }: Submission,
  requestHash: string,
): Promise<TaskRow | null> => {
  const earlier = await findTaskByRequest(workspaceId, requestId)
  if (earlier && earlier.requestHash !== requestHash) {
    throw new AppError('conflict', say('errors.tasks.otherSettings'))
  }
  return earlier
}

const insertHeld = async (
  submission: Submission,
  settings: TaskSettings,
  requestHash: string,
): Promise<TaskRow> => {
  const { workspaceId, userId, projectId, requestId } = submission
  const providerMode = env().provider.mode
  const priceCredits = estimateCredits(settings)
  const now = await databaseNow()
  try {
    return await inTransaction(async (tx) => {
      const take = await takeNumberOf(tx, { workspaceId, projectId, takeOfId: submission.takeOfId })
      const task = await insertTask(tx, {
        workspaceId,
        userId,
        ...take,
        providerMode,
        requestId,
        requestHash,
        type: settings.type,
        prompt: settings.prompt,
        settings,
        priceCredits,
        retryOfId: submission.retryOfId ?? null,
        now,
      })
      await holdCredits(tx, {
        workspaceId,
        providerMode,
        taskId: task.id,
        projectId: task.projectId,
        actorId: userId,
        heldCredits: priceCredits,
      })
      await submission.also?.(tx)
      return task
    })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'insufficient_credits')) throw error
    const { available } = await getBalance({ workspaceId, providerMode })
    const said = say('errors.tasks.tooFewCredits', { price: priceCredits, available })
    throw new AppError('insufficient_credits', said, { cause: error })
  }
}
