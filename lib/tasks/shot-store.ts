import type { Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

export type Take = { projectId: string; shotId: string; takeNumber: number }

/**
 * The place of a new task: the next take of the shot of `takeOfId`, or take 1 of a new shot of
 * the project. Numbers are raised here, in the transaction that inserts the task.
 * @throws AppError not_found when project or task are not of this workspace
 */
export const takeNumberOf = async (
  tx: Tx,
  place: { workspaceId: string; projectId: string; takeOfId: string | undefined },
): Promise<Take> => {
  if (place.takeOfId !== undefined) return nextTake(tx, place.workspaceId, place.takeOfId)
  const [project] = await tx.project.updateManyAndReturn({
    where: { id: place.projectId, workspaceId: place.workspaceId },
    data: { nextShotNumber: { increment: 1 } },
    select: { id: true, nextShotNumber: true },
  })
  if (!project) throw new AppError('not_found', say('errors.tasks.projectGone'))
  const shot = await tx.shot.create({
    data: { projectId: project.id, number: project.nextShotNumber - 1, nextTakeNumber: 2 },
    select: { id: true },
  })
  return { projectId: project.id, shotId: shot.id, takeNumber: 1 }
}

const nextTake = async (tx: Tx, workspaceId: string, takeOfId: string): Promise<Take> => {
  const [shot] = await tx.shot.updateManyAndReturn({
    where: { tasks: { some: { id: takeOfId, workspaceId } } },
    data: { nextTakeNumber: { increment: 1 } },
    select: { id: true, projectId: true, nextTakeNumber: true },
  })
  if (!shot) throw new AppError('not_found', say('errors.tasks.shotGone'))
  return { projectId: shot.projectId, shotId: shot.id, takeNumber: shot.nextTakeNumber - 1 }
}
