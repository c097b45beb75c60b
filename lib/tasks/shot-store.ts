import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { reindexVideos } from '@/lib/videos/search-store'

/** A cancelled task never left, and is no take of anything. */
const LEFT = { state: { not: 'cancelled' } } as const

/** Consecutive numbers in one shot. */
export type Takes = { projectId: string; shotId: string; firstNumber: number }

/**
 * The places of `count` new tasks: the next takes of the shot of `takeOfId`, or the first ones of a
 * new shot of the project. Numbers are raised here, in the transaction that inserts the tasks. The
 * newest shot, where everything was taken back and nobody named it, is the new one again: people name
 * files by these numbers, and would look for the one that is missing.
 * @throws AppError not_found when project or task are not of this workspace
 */
export const takesOf = async (
  tx: Tx,
  place: { workspaceId: string; projectId: string; takeOfId: string | undefined; count: number },
): Promise<Takes> => {
  const { workspaceId, count } = place
  if (place.takeOfId !== undefined) return nextTakes(tx, workspaceId, place.takeOfId, count)
  const [project] = await tx.project.updateManyAndReturn({
    where: { id: place.projectId, workspaceId },
    data: { nextShotNumber: { increment: 1 } },
    select: { id: true, nextShotNumber: true },
  })
  if (!project) throw new AppError('not_found', say('errors.tasks.projectGone'))
  const [emptied] = await tx.shot.updateManyAndReturn({
    where: {
      projectId: project.id,
      number: project.nextShotNumber - 2,
      nextTakeNumber: 1,
      name: null,
    },
    data: { nextTakeNumber: 1 + count },
    select: { id: true },
  })
  if (emptied) {
    await tx.project.update({
      where: { id: project.id },
      data: { nextShotNumber: { decrement: 1 } },
    })
    return { projectId: project.id, shotId: emptied.id, firstNumber: 1 }
  }
  const shot = await tx.shot.create({
    data: {
      projectId: project.id,
      number: project.nextShotNumber - 1,
      nextTakeNumber: 1 + count,
    },
    select: { id: true },
  })
  return { projectId: project.id, shotId: shot.id, firstNumber: 1 }
}

const nextTakes = async (
  tx: Tx,
  workspaceId: string,
  takeOfId: string,
  count: number,
): Promise<Takes> => {
  const [shot] = await tx.shot.updateManyAndReturn({
    where: { tasks: { some: { id: takeOfId, workspaceId } } },
    data: { nextTakeNumber: { increment: count } },
    select: { id: true, projectId: true, nextTakeNumber: true },
  })
  if (!shot) throw new AppError('not_found', say('errors.tasks.shotGone'))
  return {
    projectId: shot.projectId,
    shotId: shot.id,
    firstNumber: shot.nextTakeNumber - count,
  }
}

/**
 * After a task of the shot was cancelled, in the same transaction: a shot whose tasks are all taken
 * back begins with take 1 again. In one that has others their numbers stay taken.
 */
export const freeEmptied = async (tx: Tx, shotId: string): Promise<void> => {
  // Locked first, as by whoever adds takes: what is looked for then stays true.
  await tx.shot.updateMany({ where: { id: shotId }, data: { nextTakeNumber: { increment: 0 } } })
  await tx.shot.updateMany({
    where: { id: shotId, tasks: { none: LEFT } },
    data: { nextTakeNumber: 1 },
  })
}

export type ShotRow = Awaited<ReturnType<typeof listShots>>[number]

/**
 * The shots of a project, highest number first, below a number. Each with its newest task. One whose
 * tasks were all taken back is none, unless somebody named it.
 */
export const listShots = (
  workspaceId: string,
  projectId: string,
  { below, limit }: { below: number | null; limit: number },
) =>
  db().shot.findMany({
    where: {
      projectId,
      project: { workspaceId },
      ...(below === null ? {} : { number: { lt: below } }),
      OR: [{ tasks: { some: LEFT } }, { tasks: { none: {} } }, { name: { not: null } }],
    },
    orderBy: { number: 'desc' },
    take: limit,
    select: {
      id: true,
      number: true,
      name: true,
      createdAt: true,
      _count: { select: { tasks: { where: LEFT } } },
      tasks: {
        // Not by take: those of an emptied shot are given again.
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { id: true, prompt: true },
      },
    },
  })

/** The shot that a task is a take of; null when the workspace has no such task. */
export const findShotOf = (workspaceId: string, taskId: string) =>
  db().shot.findFirst({
    where: { tasks: { some: { id: taskId, workspaceId } } },
    select: { id: true, number: true, name: true },
  })

/**
 * In the same transaction the shot's videos get the words by which they are found.
 * @returns false when the workspace has no such shot
 */
export const updateShotName = (
  workspaceId: string,
  shotId: string,
  name: string | null,
): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { count } = await tx.shot.updateMany({
      where: { id: shotId, project: { workspaceId } },
      data: { name },
    })
    if (count === 0) return false
    const videos = await tx.video.findMany({ where: { shotId }, select: { id: true } })
    await reindexVideos(
      tx,
      videos.map(({ id }) => id),
    )
    return true
  })
