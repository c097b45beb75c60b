import { db } from '@/lib/db/client'
import type { ProviderMode } from '@/lib/env'
import { isId } from '@/lib/id'
import type { TaskState } from '@/lib/tasks/lifecycle'
import { type LiveTaskRow, type TaskRow, withFaces } from '@/lib/tasks/store'

/** What people who decide about a task read, and the little that they hurry. */

export type Take = { id: string; takeNumber: number; state: TaskState }

export type TaskDetailRow = LiveTaskRow &
  Pick<TaskRow, 'rawAnswer'> & {
    retryOf: Take | null
    retries: Take[]
    video: { id: string } | null
  }

const take = { select: { id: true, takeNumber: true, state: true } } as const

/** Of any provider mode: a link to a demo task still works after a key was added. */
export const findTaskDetail = async (
  workspaceId: string,
  id: string,
): Promise<TaskDetailRow | null> => {
  if (!isId(id)) return null
  const row = await db().task.findFirst({
    where: { id, workspaceId },
    include: {
      ...withFaces,
      retryOf: take,
      retries: { ...take, orderBy: { takeNumber: 'asc' }, take: 20 },
      video: { select: { id: true } },
    },
  })
  return row as unknown as TaskDetailRow | null
}

/** Which task already has an id of the provider's. */
export const findProviderTask = (providerMode: ProviderMode, providerTaskId: string) =>
  db().task.findUnique({
    where: { providerMode_providerTaskId: { providerMode, providerTaskId } },
    select: { id: true, workspaceId: true, takeNumber: true, shot: { select: { number: true } } },
  })

/** Makes a waiting task due now. False when it has moved on or somebody is at it already. */
export const hurryTask = async (
  task: { id: string; state: TaskState },
  now: Date,
): Promise<boolean> => {
  const { count } = await db().task.updateMany({
    where: {
      id: task.id,
      state: task.state,
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }],
    },
    data: { dueAt: now },
  })
  return count === 1
}

/**
 * Puts the card of a failed task away, or brings it back with null.
 * @param owner whose task it has to be: any member's of the workspace, or one's own
 * @returns false when there is no such failed task
 */
export const dismissFailed = async (
  owner: { workspaceId: string; userId?: string },
  id: string,
  dismissedAt: Date | null,
): Promise<boolean> => {
  const where = { ...owner, id, state: 'failed' } as const
  const { count } = await db().task.updateMany({ where, data: { dismissedAt } })
  return count === 1
}

/** What waits to be sent in a workspace, and the credits that are held for it. */
export const sumQueued = async (owner: {
  workspaceId: string
  providerMode: ProviderMode
}): Promise<{ tasks: number; credits: number }> => {
  const sums = await db().task.aggregate({
    where: { ...owner, state: 'queued' },
    _count: true,
    _sum: { priceCredits: true },
  })
  return { tasks: sums._count, credits: sums._sum.priceCredits ?? 0 }
}
