import 'server-only'
import { randomUUID } from 'node:crypto'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { writeReason } from '@/lib/kling/reason'
import { log } from '@/lib/log'
import { applyEvent } from '@/lib/tasks/apply-event'
import { archiveTask } from '@/lib/tasks/archive-task'
import { pollBudget, submitBudget } from '@/lib/tasks/budget'
import {
  claimTasks,
  claimToPoll,
  claimToSend,
  findNextDue,
  findNextToken,
  giveBack,
  type Lease,
  releaseLeases,
} from '@/lib/tasks/claim-store'
import { isEnding, register } from '@/lib/tasks/ending'
import { POLLED_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import { pollTask } from '@/lib/tasks/poll-task'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { ARCHIVE_LEASE_MS, POLL_LEASE_MS, SEND_LEASE_MS } from '@/lib/tasks/schedule'
import { sendTask } from '@/lib/tasks/send-task'
import { listCutOff, type TaskRow } from '@/lib/tasks/store'

/**
 * One kind of the worker's work. Each is claimed and leased on its own, so that a slow download
 * never delays a poll and a provider that hangs never delays a download.
 */
export type Stage = {
  name: 'send' | 'poll' | 'archive'
  states: readonly TaskState[]
  leaseMs: number
  /** Pieces of work at once in this process. */
  parallel: number
  /** Whether an interruption costs more than time. */
  mustFinish: boolean
  /** Takes what is due, as far as budgets and pauses allow. */
  claim: (lease: Lease) => Promise<TaskRow[]>
  /** Before when nothing can be begun whatever is due; null: until somebody acts. */
  openFrom: (now: Date) => Promise<Date | null>
  work: (task: TaskRow, leaseToken: string) => Promise<void>
}

const claimSends = async (lease: Lease): Promise<TaskRow[]> => {
  await markCutOff(lease.now)
  const { maxInFlight } = env().budget
  return claimToSend({ ...lease, budget: submitBudget(), maxInFlight })
}

/** A request that was on the wire when its process died may have been charged: nobody knows. */
const markCutOff = async (now: Date): Promise<void> => {
  for (const task of await listCutOff(env().provider.mode, now)) {
    const reason = writeReason('stopped')
    const leaseToken = task.leaseToken ?? undefined
    await applyEvent(
      task,
      { kind: 'unknown', reason },
      { now, change: { dueAt: null }, ...(leaseToken === undefined ? {} : { leaseToken }) },
    )
  }
}

const sendingOpenFrom = async (now: Date): Promise<Date | null> => {
  const { pauseReason } = await getProviderStatus(env().provider.mode)
  return pauseReason === null ? findNextToken(submitBudget(), now) : null
}

const pollingOpenFrom = async (now: Date): Promise<Date> => {
  const { pollingPausedUntil } = await getProviderStatus(env().provider.mode)
  const token = await findNextToken(pollBudget(), now)
  return pollingPausedUntil && pollingPausedUntil > token ? pollingPausedUntil : token
}

export const STAGES: readonly Stage[] = [
  {
    name: 'send',
    states: ['queued'],
    leaseMs: SEND_LEASE_MS,
    parallel: 32,
    mustFinish: true,
    claim: claimSends,
    openFrom: sendingOpenFrom,
    work: sendTask,
  },
  {
    name: 'poll',
    states: POLLED_STATES,
    leaseMs: POLL_LEASE_MS,
    parallel: 16,
    mustFinish: false,
    claim: (lease) => claimToPoll({ ...lease, budget: pollBudget() }),
    openFrom: pollingOpenFrom,
    work: pollTask,
  },
  {
    name: 'archive',
    states: ['archiving'],
    leaseMs: ARCHIVE_LEASE_MS,
    // Mostly waiting: a download that stalls must not hold up the others. What takes the processor
    // takes turns (lib/media/take-turn.ts).
    parallel: 8,
    mustFinish: false,
    claim: (lease) => claimTasks({ ...lease, states: ['archiving'] }),
    openFrom: async (now) => now,
    work: archiveTask,
  },
]

export type Piece = { taskId: string; done: Promise<void> }

/**
 * Claims what is due of one stage, at most `most`, and begins it. The pieces never reject: after an
 * unexpected error the task is given back, but for one that may be on the wire.
 */
export const beginDue = async (stage: Stage, most: number, now: Date): Promise<Piece[]> => {
  if (isEnding()) return []
  const token = randomUUID()
  const { leaseMs } = stage
  const providerMode = env().provider.mode
  const tasks = await stage.claim({ providerMode, limit: most, leaseMs, token, now })
  if (isEnding()) {
    await releaseLeases([token])
    return []
  }
  return tasks.map((task) => {
    const done = stage.work(task, token).catch((error) => breakOff(stage, task, token, error))
    register({ leaseToken: token, mustFinish: stage.mustFinish, done })
    return { taskId: task.id, done }
  })
}

/** Long enough not to spin on what fails each time; a lease would keep the place for minutes. */
const AGAIN_AFTER_MS = 10_000

const breakOff = async (stage: Stage, task: TaskRow, token: string, error: unknown) => {
  log.error({ taskId: task.id, stage: stage.name, err: error }, 'work failed')
  try {
    const now = await databaseNow()
    await giveBack(task.id, token, new Date(now.getTime() + AGAIN_AFTER_MS))
  } catch (cause) {
    // The database is away: the task comes back when its lease runs out.
    log.warn({ taskId: task.id, err: cause }, 'a broken-off task was not given back')
  }
}

/** When something of this stage may be begun, as far as can be told; null when nothing waits. */
export const findNextBeginning = async (stage: Stage, now: Date): Promise<Date | null> => {
  const providerMode = env().provider.mode
  const due = await findNextDue({ providerMode, states: stage.states, now })
  const open = due && (await stage.openFrom(now))
  return due && open && (open > due ? open : due)
}
