import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { reindexVideos } from '@/lib/videos/search-store'

/** Where a take shall stand. Without a number it becomes the next take of the shot. */
export type MoveWish = {
  videoId: string
  shotId: string
  takeNumber?: number | undefined
  /** Where it must stand for that: a way back takes back nobody else's move. */
  at?: { shotId: string; takeNumber: number } | undefined
}

export type MovedTake = {
  videoId: string
  shotId: string
  takeNumber: number
  /** Where it stood, for the way back. */
  from: { shotId: string; takeNumber: number }
}

type Place = { videoId: string; taskId: string; shotId: string; takeNumber: number }

/**
 * Moves takes to other shots of their project, the video and its task together. Shots and videos are
 * held first, so that two who move the same, or into the same shot, go one after the other: no number
 * is given twice. A number that was asked for is given if the shot has given it before and nothing
 * has it now. Across projects nothing moves, because the ledger says which project paid.
 * @returns those that moved, how many belong to another project than their shot, and which do not
 *   stand where they were to be taken from
 */
export const moveTakes = async (
  tx: Tx,
  workspaceId: string,
  wishes: MoveWish[],
): Promise<{ moved: MovedTake[]; elsewhere: number; left: string[] }> => {
  const wishOf = new Map(wishes.map((wish) => [wish.videoId, wish]))
  const shotIds = [...new Set(wishes.map(({ shotId }) => shotId))]
  const shots = await tx.shot.updateManyAndReturn({
    where: { id: { in: shotIds }, project: { workspaceId } },
    data: { nextTakeNumber: { increment: 0 } },
    select: { id: true, projectId: true, nextTakeNumber: true },
  })
  const shotOf = new Map(shots.map((shot) => [shot.id, { ...shot }]))
  const videos = await tx.video.updateManyAndReturn({
    where: { workspaceId, id: { in: [...wishOf.keys()] }, trashedAt: null },
    data: { takeNumber: { increment: 0 } },
    select: {
      id: true,
      taskId: true,
      projectId: true,
      shotId: true,
      takeNumber: true,
      place: true,
    },
  })
  const taken = await findTaken(tx, wishes)
  const moved: (MovedTake & Place)[] = []
  let elsewhere = 0
  for (const video of videos.sort((a, b) => (a.place < b.place ? -1 : 1))) {
    const wish = wishOf.get(video.id)
    const shot = wish && shotOf.get(wish.shotId)
    if (!shot || video.shotId === shot.id) continue
    const { at = video } = wish
    if (video.shotId !== at.shotId || video.takeNumber !== at.takeNumber) continue
    if (video.projectId !== shot.projectId) {
      elsewhere += 1
      continue
    }
    const { takeNumber: wanted = 0 } = wish
    const isFree = wanted > 0 && wanted < shot.nextTakeNumber && !taken.has(`${shot.id} ${wanted}`)
    const takeNumber = isFree ? wanted : shot.nextTakeNumber++
    taken.add(`${shot.id} ${takeNumber}`)
    const from = { shotId: video.shotId, takeNumber: video.takeNumber }
    moved.push({ videoId: video.id, taskId: video.taskId, shotId: shot.id, takeNumber, from })
  }
  if (moved.length > 0) await write(tx, moved, [...shotOf.values()])
  const there = new Set([
    ...moved.map(({ videoId }) => videoId),
    ...videos.flatMap(({ id, shotId }) => (wishOf.get(id)?.shotId === shotId ? id : [])),
  ])
  return {
    moved: moved.map(({ taskId: _, ...take }) => take),
    elsewhere,
    left: wishes.flatMap(({ videoId, at }) => (at && !there.has(videoId) ? videoId : [])),
  }
}

/** The wished numbers that a task of the shot has, or had before it was taken back. */
const findTaken = async (tx: Tx, wishes: MoveWish[]): Promise<Set<string>> => {
  const numbers = wishes.flatMap(({ takeNumber }) => takeNumber ?? [])
  if (numbers.length === 0) return new Set()
  const tasks = await tx.task.findMany({
    where: {
      shotId: { in: wishes.map(({ shotId }) => shotId) },
      takeNumber: { in: numbers },
    },
    select: { shotId: true, takeNumber: true },
  })
  return new Set(tasks.map(({ shotId, takeNumber }) => `${shotId} ${takeNumber}`))
}

const write = async (
  tx: Tx,
  places: Place[],
  shots: { id: string; nextTakeNumber: number }[],
): Promise<void> => {
  for (const { id, nextTakeNumber } of shots) {
    await tx.shot.update({ where: { id }, data: { nextTakeNumber } })
  }
  // One statement for all of a table: five hundred would hold up every other writer.
  const set = (idOf: (place: Place) => string) => {
    const shot = places.map((place) => Prisma.sql`WHEN ${idOf(place)} THEN ${place.shotId}`)
    const take = places.map(
      (place) => Prisma.sql`WHEN ${idOf(place)} THEN CAST(${place.takeNumber} AS INTEGER)`,
    )
    return Prisma.sql`
      SET "shotId" = CASE "id" ${Prisma.join(shot, ' ')} END,
        "takeNumber" = CASE "id" ${Prisma.join(take, ' ')} END
      WHERE "id" IN (${Prisma.join(places.map(idOf))})`
  }
  await tx.$executeRaw`UPDATE "Task" ${set(({ taskId }) => taskId)}`
  await tx.$executeRaw`UPDATE "Video" ${set(({ videoId }) => videoId)}`
  await reindexVideos(
    tx,
    places.map(({ videoId }) => videoId),
  )
}
