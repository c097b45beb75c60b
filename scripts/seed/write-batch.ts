import { inTransaction, type Tx } from '@/lib/db/transaction'
import { firstPlaceAfter, firstPlaceAt, quarterOf } from '@/lib/videos/place'
import { insertRows } from '@/scripts/seed/bulk-insert'
import { insertMovements } from '@/scripts/seed/ledger'
import { movementsOf } from '@/scripts/seed/movements'
import { PEOPLE, PROJECTS } from '@/scripts/seed/people'
import type { PlannedShot, PlannedTake } from '@/scripts/seed/plan'
import { decisionRows, inputRows, OWN_MODE, taskRow, videoRow } from '@/scripts/seed/rows'
import { insertWords } from '@/scripts/seed/words'
import type { SeedPlace } from '@/scripts/seed/workspace'

/** Writes the takes of whole days, all of them or none: tasks, credits, videos and their counts. */
export const writeBatch = (place: SeedPlace, takes: readonly PlannedTake[]): Promise<void> =>
  inTransaction(async (tx) => {
    await writeShots(tx, place, takes)
    await insertRows(
      tx,
      'Task',
      takes.map((take) => taskRow(place, take)),
    )
    await insertRows(tx, 'TaskInput', takes.flatMap(inputRows))
    const owner = { workspaceId: place.workspaceId, providerMode: OWN_MODE }
    await insertMovements(tx, owner, movementsOf(place, takes))
    await writeVideos(tx, place, takes)
  })

/** New ones, and the next numbers of those that are older. */
const writeShots = async (tx: Tx, place: SeedPlace, takes: readonly PlannedTake[]) => {
  const shots = new Map<string, PlannedShot & { next: number; isNew: boolean }>()
  for (const { shot, takeNumber } of takes) {
    const isNew = shots.get(shot.id)?.isNew ?? takeNumber === 1
    shots.set(shot.id, { ...shot, next: takeNumber + 1, isNew })
  }
  const projects = new Map<number, number>()
  const rows = [...shots.values()].flatMap(({ project, next, isNew, ...shot }) => {
    projects.set(project, Math.max(projects.get(project) ?? 0, shot.number + 1))
    const row = { ...shot, projectId: place.projectIds[project] ?? '', nextTakeNumber: next }
    return isNew ? [row] : []
  })
  await insertRows(tx, 'Shot', rows)
  for (const { id, next, isNew } of shots.values()) {
    if (isNew) continue
    await tx.shot.update({ where: { id }, data: { nextTakeNumber: next } })
  }
  for (const [project, next] of projects) {
    const id = place.projectIds[project] ?? ''
    // Takes of an old shot say nothing of the newest one.
    await tx.project.updateMany({
      where: { id, nextShotNumber: { lt: next } },
      data: { nextShotNumber: next },
    })
  }
}

const writeVideos = async (tx: Tx, place: SeedPlace, takes: readonly PlannedTake[]) => {
  const stored = takes.toSorted((one, other) => one.storedAt.getTime() - other.storedAt.getTime())
  const places = await freePlaces(tx, stored)
  const videos = stored.map((take, index) => videoRow(place, take, places[index] ?? 0n))
  await insertRows(tx, 'Video', videos)
  await insertWords(
    tx,
    stored.map(({ settings, shot, person }, index) => ({
      place: places[index] ?? 0n,
      texts: [
        settings.prompt,
        shot.name,
        PROJECTS[shot.project]?.name ?? null,
        PEOPLE[person]?.name ?? null,
      ],
    })),
  )
  const decisions = stored.flatMap((take) => decisionRows(place, take))
  await insertRows(tx, 'VideoDecision', decisions)
  const counts = new Map<number, number>()
  for (const { storedAt } of stored) {
    const quarter = quarterOf(storedAt)
    counts.set(quarter, (counts.get(quarter) ?? 0) + 1)
  }
  const owner = { workspaceId: place.workspaceId, providerMode: OWN_MODE }
  await insertRows(
    tx,
    'VideoCount',
    [...counts].map(([quarter, count]) => ({ ...owner, quarter, videos: count })),
    `ON CONFLICT ("workspaceId", "providerMode", "quarter")
      DO UPDATE SET "videos" = "VideoCount"."videos" + excluded."videos"`,
  )
}

/** The next free place of each instant; the takes are in the order of time. */
const freePlaces = async (tx: Tx, takes: readonly PlannedTake[]): Promise<bigint[]> => {
  const [first, last] = [takes[0], takes.at(-1)]
  if (!first || !last) return []
  const rows = await tx.video.findMany({
    where: { place: { gte: firstPlaceAt(first.storedAt), lt: firstPlaceAfter(last.storedAt) } },
    select: { place: true },
  })
  const taken = new Set(rows.map(({ place }) => place))
  return takes.map(({ storedAt }) => {
    let place = firstPlaceAt(storedAt)
    while (taken.has(place)) place += 1n
    taken.add(place)
    return place
  })
}
