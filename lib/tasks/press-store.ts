import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import type { TaskRow } from '@/lib/tasks/store'

/** What presses of the button have made. */

/** Which inputs the task was made with, by the fields of its settings. */
export const insertTaskInputs = async (
  tx: Tx,
  taskId: string,
  inputs: { slot: string; inputId: string }[],
): Promise<void> => {
  if (inputs.length === 0) return
  await tx.taskInput.createMany({ data: inputs.map((input) => ({ taskId, ...input })) })
}

/** Those that are there, in the order of the ids of their requests. */
export const findTasksByRequest = async (
  workspaceId: string,
  requestIds: readonly string[],
): Promise<TaskRow[]> => {
  const rows = await db().task.findMany({
    where: { workspaceId, requestId: { in: [...requestIds] } },
  })
  const place = (row: { requestId: string }) => requestIds.indexOf(row.requestId)
  return rows.sort((a, b) => place(a) - place(b)) as unknown as TaskRow[]
}

/** What one press of this member's made, in the order of the takes. */
export const listOwnBatch = async (batch: {
  workspaceId: string
  userId: string
  batchId: string
}): Promise<TaskRow[]> => {
  const rows = await db().task.findMany({ where: batch, orderBy: { takeNumber: 'asc' } })
  return rows as unknown as TaskRow[]
}

/** The newest task of one of these requests, but for those that were taken back. */
export const findNewestSame = (
  owner: { workspaceId: string; providerMode: ProviderMode },
  { requestHashes, since, except }: { requestHashes: string[]; since: Date; except: string[] },
) =>
  db().task.findFirst({
    where: {
      ...owner,
      requestHash: { in: requestHashes },
      createdAt: { gte: since },
      state: { not: 'cancelled' },
      id: { notIn: except },
    },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      state: true,
      createdAt: true,
      user: { select: { id: true, displayName: true } },
    },
  })

/** Takes of the same requests in the same shots that have not come to nothing, the newest first. */
export const listSame = (
  workspaceId: string,
  as: readonly Pick<TaskRow, 'shotId' | 'requestHash'>[],
): Promise<
  Pick<TaskRow, 'id' | 'shotId' | 'requestHash' | 'takeNumber' | 'state' | 'createdAt'>[]
> =>
  db().task.findMany({
    where: {
      workspaceId,
      shotId: { in: [...new Set(as.map(({ shotId }) => shotId))] },
      requestHash: { in: [...new Set(as.map(({ requestHash }) => requestHash))] },
      state: { notIn: ['failed', 'cancelled'] },
    },
    orderBy: { takeNumber: 'desc' },
    select: {
      id: true,
      shotId: true,
      requestHash: true,
      takeNumber: true,
      state: true,
      createdAt: true,
    },
  })
