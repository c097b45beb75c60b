import 'server-only'
import { randomUUID } from 'node:crypto'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { applyEvent } from '@/lib/tasks/apply-event'
import { archiveTask } from '@/lib/tasks/archive-task'
import { POLLED_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import { pollTask } from '@/lib/tasks/poll-task'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { ARCHIVE_LEASE_MS, MAX_IN_FLIGHT, POLL_LEASE_MS, SEND_LEASE_MS } from '@/lib/tasks/schedule'
import { sendTask } from '@/lib/tasks/send-task'
import { claimTasks, countInFlight, listCutOff, type TaskRow } from '@/lib/tasks/store'

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
  /** How many more tasks may be taken now, whatever this process could carry. */
  room: (now: Date) => Promise<number>
  work: (task: TaskRow, leaseToken: string) => Promise<void>
}

const ANY = Number.MAX_SAFE_INTEGER

const roomToSend = async (now: Date): Promise<number> => {
  const { mode } = env().provider
  await markCutOff(now)
  const { pauseReason, throttledUntil } = await getProviderStatus(mode)
  if (pauseReason !== null || (throttledUntil && throttledUntil > now)) return 0
  return MAX_IN_FLIGHT[mode] - (await countInFlight(mode, now))
}

/** A request that was on the wire when its process died may have been charged: nobody knows. */
const markCutOff = async (now: Date): Promise<void> => {
  for (const task of await listCutOff(env().provider.mode, now)) {
    const reason = 'Dailies stopped while it was being sent'
    const leaseToken = task.leaseToken ?? undefined
    await applyEvent(
      task,
      { kind: 'unknown', reason },
      { now, change: { dueAt: null }, ...(leaseToken === undefined ? {} : { leaseToken }) },
    )
  }
}

const roomToPoll = async (now: Date): Promise<number> => {
  const { pollingPausedUntil } = await getProviderStatus(env().provider.mode)
  return pollingPausedUntil && pollingPausedUntil > now ? 0 : ANY
}

export const STAGES: readonly Stage[] = [
  {
    name: 'send',
    states: ['queued'],
    leaseMs: SEND_LEASE_MS,
    parallel: 8,
    mustFinish: true,
    room: roomToSend,
    work: sendTask,
  },
  {
    name: 'poll',
    states: POLLED_STATES,
    leaseMs: POLL_LEASE_MS,
    parallel: 8,
    mustFinish: false,
    room: roomToPoll,
    work: pollTask,
  },
  {
    name: 'archive',
    states: ['archiving'],
    leaseMs: ARCHIVE_LEASE_MS,
    parallel: 3,
    mustFinish: false,
    room: async () => ANY,
    work: archiveTask,
  },
]

export type Piece = { taskId: string; done: Promise<void> }

/**
 * Claims what is due of one stage, at most `most`, and begins it. The pieces never reject: an
 * unexpected error is logged, and the task comes back when its lease runs out.
 */
export const beginDue = async (stage: Stage, most: number, now: Date): Promise<Piece[]> => {
  const limit = Math.min(most, await stage.room(now))
  const token = randomUUID()
  const tasks = await claimTasks({
    providerMode: env().provider.mode,
    states: stage.states,
    limit,
    leaseMs: stage.leaseMs,
    token,
    now,
  })
  return tasks.map((task) => ({
    taskId: task.id,
    done: stage.work(task, token).catch((error) => {
      log.error({ taskId: task.id, stage: stage.name, err: error }, 'work failed')
    }),
  }))
}
