import { type Db, db, Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { isId, newTaskId } from '@/lib/id'
import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import { POLLED_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import type { TaskNote } from '@/lib/tasks/note'

/** A row of the task table as the flows know it. */
export type TaskRow = {
  id: string
  workspaceId: string
  projectId: string
  shotId: string
  takeNumber: number
  userId: string
  providerMode: ProviderMode
  requestId: string
  requestHash: string
  type: KlingType
  prompt: string
  settings: TaskSettings
  priceCredits: number
  state: TaskState
  createdAt: Date
  stateAt: Date
  dueAt: Date | null
  leaseToken: string | null
  leaseUntil: Date | null
  sentAt: Date | null
  sendAttempts: number
  providerTaskId: string | null
  lastPolledAt: Date | null
  pollCount: number
  missingSince: Date | null
  succeededAt: Date | null
  /** While it runs, how long it is known to run; see `latencySeconds` of the schema. */
  latencySeconds: number | null
  finishedAt: Date | null
  reportedCredits: number | null
  billedCredits: number | null
  resultUrls: string[] | null
  archiveAttempts: number
  note: TaskNote | null
  rawAnswer: string | null
  watched: boolean
  dismissedAt: Date | null
  retryOfId: string | null
  /** Tasks of one press of the button share it; null of those from before there were several. */
  batchId: string | null
}

/** The columns that a step of a task's life may change; `null` empties one. */
export type TaskChange = Partial<
  Pick<
    TaskRow,
    | 'dueAt'
    | 'sentAt'
    | 'sendAttempts'
    | 'providerTaskId'
    | 'lastPolledAt'
    | 'pollCount'
    | 'missingSince'
    | 'succeededAt'
    | 'latencySeconds'
    | 'reportedCredits'
    | 'billedCredits'
    | 'resultUrls'
    | 'archiveAttempts'
    | 'rawAnswer'
    | 'watched'
    | 'dismissedAt'
    | 'note'
  >
>

type StateChange = { state: TaskState; stateAt?: Date; finishedAt?: Date }

// Json columns come out of Prisma untyped; what stands in them was written by the types below.
const toRow = (row: unknown): TaskRow => row as TaskRow

// Prisma tells an absent Json from a JSON null; we never store the latter.
const toData = ({ note, resultUrls, ...rest }: TaskChange & Partial<StateChange>) => ({
  ...rest,
  ...(note === undefined ? {} : { note: note ?? Prisma.DbNull }),
  ...(resultUrls === undefined ? {} : { resultUrls: resultUrls ?? Prisma.DbNull }),
})

export type NewTask = Pick<
  TaskRow,
  | 'workspaceId'
  | 'projectId'
  | 'shotId'
  | 'takeNumber'
  | 'userId'
  | 'providerMode'
  | 'requestId'
  | 'requestHash'
  | 'type'
  | 'prompt'
  | 'settings'
  | 'priceCredits'
  | 'retryOfId'
  | 'batchId'
> & { now: Date; dueAt: Date }

export const insertTask = async (tx: Tx, { now, ...task }: NewTask): Promise<TaskRow> =>
  toRow(
    await tx.task.create({
      data: { ...task, id: newTaskId(), state: 'queued', createdAt: now, stateAt: now },
    }),
  )

/** The task of an earlier press of the same button, in one workspace. */
export const findTaskByRequest = async (
  workspaceId: string,
  requestId: string,
  on: Db = db(),
): Promise<TaskRow | null> => {
  const row = await on.task.findUnique({
    where: { workspaceId_requestId: { workspaceId, requestId } },
  })
  return row && toRow(row)
}

export const findTask = async (workspaceId: string, id: string): Promise<TaskRow | null> => {
  if (!isId(id)) return null
  const row = await db().task.findFirst({ where: { id, workspaceId } })
  return row && toRow(row)
}

/**
 * Moves a task from the state that was read to another, or changes it within that state. With a
 * lease token it also has to be ours still. False when somebody was quicker: nothing changed.
 */
export const updateTask = async (
  task: { id: string; state: TaskState; leaseToken?: string },
  change: TaskChange & Partial<StateChange> & { keepLease?: boolean },
  on: Db = db(),
): Promise<boolean> => {
  const { keepLease, ...data } = change
  const { count } = await on.task.updateMany({
    where: {
      id: task.id,
      state: task.state,
      ...(task.leaseToken === undefined ? {} : { leaseToken: task.leaseToken }),
    },
    data: { ...toData(data), ...(keepLease ? {} : { leaseToken: null, leaseUntil: null }) },
  })
  return count === 1
}

/** False when the lease is no longer ours. */
export const renewLease = async (
  task: { id: string; leaseToken: string },
  leaseUntil: Date,
): Promise<boolean> => {
  const { count } = await db().task.updateMany({
    where: { id: task.id, leaseToken: task.leaseToken },
    data: { leaseUntil },
  })
  return count === 1
}

/** Tasks whose request may have left before a crash: `sending` with a dead lease. */
export const listCutOff = async (providerMode: ProviderMode, now: Date): Promise<TaskRow[]> => {
  const rows = await db().task.findMany({
    where: { providerMode, state: 'sending', leaseUntil: { lt: now } },
    take: 100,
  })
  return rows.map(toRow)
}

/** Who and what a card shows beside the task. */
export const withFaces = {
  user: { select: { id: true, displayName: true } },
  project: { select: { id: true, name: true } },
  shot: { select: { number: true, name: true } },
} as const

/** Without what nobody reads in an answer that is asked for every second. */
export type LiveTaskRow = Omit<TaskRow, 'rawAnswer' | 'resultUrls'> & {
  user: { id: string; displayName: string }
  project: { id: string; name: string }
  shot: { number: number; name: string | null }
}

const OPEN_STATES = ['queued', 'sending', ...POLLED_STATES, 'archiving', 'unconfirmed'] as const

/**
 * All that is in flight or asks for a decision, and failures that nobody put away; newest first.
 * Bounded one by one, so that a hundred failures do not push out credits that are at risk.
 */
export const listLiveTasks = async (
  owner: { workspaceId: string; providerMode: ProviderMode },
  failedSince: Date,
): Promise<LiveTaskRow[]> => {
  const list = (where: object, take: number) =>
    db().task.findMany({
      where: { ...owner, ...where },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
      omit: { rawAnswer: true, resultUrls: true },
      include: withFaces,
    })
  const lists = await Promise.all([
    list({ state: { in: [...OPEN_STATES] } }, 200),
    list({ state: 'failed', dismissedAt: null, stateAt: { gte: failedSince } }, 50),
  ])
  const rows = lists.flat().map((row) => row as unknown as LiveTaskRow)
  return rows.sort(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  )
}
