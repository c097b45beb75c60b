import 'server-only'
import { createHash } from 'node:crypto'
import { databaseNow, isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { canonicalSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'
import { type Batch, parseBatch, priceOf } from '@/lib/tasks/batch'
import { findInputProblem, findUnreachable, readInputs } from '@/lib/tasks/input-links'
import { insertBatch } from '@/lib/tasks/insert-batch'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'
import { findTasksByRequest } from '@/lib/tasks/press-store'
import type { TaskRow } from '@/lib/tasks/store'
import { wakeWorker } from '@/lib/tasks/worker'

/** One press of the button. */
export type Press = Batch & {
  workspaceId: string
  userId: string
  projectId: string
  /** Made by the client for the press: however often it arrives, its tasks are made once. */
  requestId: string
  /** A task of the same shot: the new ones become its next takes. Otherwise a new shot begins. */
  takeOfId?: string
  /** What the button showed; with another price nothing is sent. */
  expectedCredits?: number
  /** For how long its sender may take it back: nothing is sent before. */
  undoSeconds?: number
  /** Public addresses are not asked for: a script names what the provider may reach. */
  anyAddress?: boolean
  /** The unconfirmed task that a person knowingly sends again. */
  retryOfId?: string
  /** Done in the transaction that inserts the tasks; what it throws undoes all of it. */
  also?: (tx: Tx) => Promise<void>
}

export type Submission = Omit<Press, 'takes' | 'alternatives'>

/** A press that asks for one video. See `submitTasks`. */
export const submitTask = async (submission: Submission): Promise<TaskRow> => {
  const [task] = await submitTasks(submission)
  if (!task) throw new Error('a press that made no task')
  return task
}

/**
 * Prices all that one press asks for, holds the credits and queues the tasks, in one transaction:
 * all of them or none. They are takes of one shot, in their order.
 * @throws AppError invalid (with fields), not_found, insufficient_credits, conflict (the request
 *   was sent with another body, or its price is not the expected one)
 */
export const submitTasks = async (press: Press): Promise<TaskRow[]> => {
  const parsed = parseBatch(press)
  if (!parsed.ok) {
    throw new AppError('invalid', say('errors.tasks.settingsNeedChange'), { fields: parsed.fields })
  }
  const requests = parsed.requests.map((settings, index) => ({
    settings,
    requestId: requestIdOf(press, index),
    requestHash: hashRequest(press.projectId, settings),
  }))
  const hashes = requests.map(({ requestHash }) => requestHash)
  const earlier = await findEarlier(press, hashes)
  if (earlier) return earlier

  // They differ by their prompts alone.
  for (const settings of parsed.requests.slice(0, 1)) await assertInputs(press, settings)
  assertPrice(press, parsed.requests)
  try {
    const tasks = await insertBatch(press, requests, {
      providerMode: env().provider.mode,
      now: await databaseNow(),
    })
    wakeWorker()
    return tasks
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const winner = await findEarlier(press, hashes)
    if (!winner) throw error
    return winner
  }
}

/**
 * The same for the same settings and project: what is made for another project is another's bill,
 * and not the same request.
 */
export const hashRequest = (projectId: string, settings: TaskSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([projectId, canonicalSettings(settings)]))
    .digest('hex')

/** The first task has the id of the press; no client's id has a dot. */
const requestIdOf = ({ requestId }: Press, index: number): string =>
  index === 0 ? requestId : `${requestId}.${index}`

/** What an earlier arrival of the press has made. */
const findEarlier = async (press: Press, hashes: string[]): Promise<TaskRow[] | null> => {
  const ids = Array.from({ length: MOST_AT_ONCE }, (_, index) => requestIdOf(press, index))
  const earlier = await findTasksByRequest(press.workspaceId, ids)
  if (earlier.length === 0) return null
  if (earlier.map(({ requestHash }) => requestHash).join() !== hashes.join()) {
    throw new AppError('conflict', say('errors.tasks.otherSettings'))
  }
  return earlier
}

const assertInputs = async (press: Press, settings: TaskSettings): Promise<void> => {
  const inputs = await readInputs(press.workspaceId, settings)
  const problem = findUnreachable(settings, press) ?? findInputProblem(settings, inputs)
  if (!problem) return
  const { field, said } = problem
  throw new AppError('invalid', said, { fields: { [field]: said } })
}

const assertPrice = ({ expectedCredits }: Press, requests: TaskSettings[]): void => {
  const price = priceOf(requests)
  if (expectedCredits === undefined || expectedCredits === price) return
  throw new AppError(
    'conflict',
    say('errors.tasks.priceChanged', { price, expected: expectedCredits }),
  )
}
