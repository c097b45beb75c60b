import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { contentKey } from '@/lib/media/storage-key'
import type { TaskRow } from '@/lib/tasks/store'
import { firstPlaceAt, quarterOf } from '@/lib/videos/place'
import { insertVideo, type NewVideo } from '@/lib/videos/store'
import { insertRows } from '@/scripts/seed/bulk-insert'
import { type MadeWorkspace, unique } from '@/tests/helpers/factories'

/** A video row with the task and the shot that it needs; nothing is stored under its keys. */
export const makeVideo = async (
  { scope, projectId }: MadeWorkspace,
  overrides: Partial<NewVideo> = {},
): Promise<{ id: string; taskId: string; createdAt: Date }> => {
  const facts = {
    workspaceId: scope.workspaceId,
    userId: scope.userId,
    projectId,
    providerMode: 'emulated' as const,
    type: 'std-text-to-video' as const,
    prompt: 'A quiet harbour',
    settings: { type: 'std-text-to-video' as const, prompt: 'A quiet harbour' },
    takeNumber: 1,
    createdAt: new Date(),
    ...overrides,
  }
  const { workspaceId, userId, providerMode, type, prompt, settings, takeNumber } = facts
  const project = await db().project.update({
    where: { id: facts.projectId },
    data: { nextShotNumber: { increment: 1 } },
    select: { nextShotNumber: true },
  })
  const shot = await db().shot.create({
    data: { projectId: facts.projectId, number: project.nextShotNumber - 1, nextTakeNumber: 2 },
    select: { id: true },
  })
  const task = await db().task.create({
    data: {
      ...{ workspaceId, userId, providerMode, type, prompt, settings, takeNumber },
      projectId: facts.projectId,
      shotId: shot.id,
      requestId: unique('request-'),
      requestHash: 'x',
      priceCredits: 120,
      state: 'done',
    },
    select: { id: true },
  })
  const sha256 = createHash('sha256').update(task.id).digest('hex')
  await inTransaction((tx) =>
    insertVideo(tx, {
      ...facts,
      shotId: shot.id,
      taskId: task.id,
      estimatedCredits: 120,
      billedCredits: 120,
      storageKey: contentKey(sha256, 'mp4'),
      sha256,
      sizeBytes: 10,
      durationSeconds: 3,
      width: 640,
      height: 360,
      framesPerSecond: 24,
      hasAudio: false,
      posterKey: null,
      thumbhash: null,
      warnings: [],
      ...overrides,
    }),
  )
  const { id, createdAt } = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
  return { id, taskId: task.id, createdAt }
}

/** The row that a stored result leaves; there is no file. */
export const videoOf = (task: TaskRow, createdAt = new Date()): NewVideo => ({
  workspaceId: task.workspaceId,
  providerMode: task.providerMode,
  projectId: task.projectId,
  shotId: task.shotId,
  takeNumber: task.takeNumber,
  taskId: task.id,
  userId: task.userId,
  createdAt,
  type: task.type,
  prompt: task.prompt,
  settings: task.settings,
  estimatedCredits: task.priceCredits,
  billedCredits: task.billedCredits ?? task.priceCredits,
  storageKey: `none/${task.id}.mp4`,
  sha256: '0'.repeat(64),
  sizeBytes: 1,
  durationSeconds: 3,
  width: 16,
  height: 9,
  framesPerSecond: 24,
  hasAudio: false,
  posterKey: null,
  thumbhash: null,
  warnings: [],
})

/** So many, of which some share their instant; their ids. */
export const makeVideos = async (
  of: MadeWorkspace,
  count: number,
  overrides: Partial<NewVideo> = {},
): Promise<string[]> => {
  const ids: string[] = []
  const first = Date.now() - 1_000_000
  for (let index = 0; index < count; index++) {
    // Groups of seven at the same millisecond, longer and shorter than what fits a page.
    const createdAt = new Date(first + Math.floor(index / 7) * 1_000)
    ids.push((await makeVideo(of, { ...overrides, createdAt })).id)
  }
  return ids
}

/** Quicker than one by one; over days, so that many quarters of an hour are counted. */
export const makeManyVideos = async (studio: MadeWorkspace, count: number): Promise<string[]> => {
  const { taskId } = await makeVideo(studio)
  const task = await db().task.findUniqueOrThrow({ where: { id: taskId } })
  const video = await db().video.findUniqueOrThrow({ where: { taskId } })
  const ids = Array.from({ length: count - 1 }, () => unique('many'))
  const createdAt = (index: number) => new Date(Date.now() - index * 700_000)
  await inTransaction(async (tx) => {
    await insertRows(
      tx,
      'Task',
      ids.map((id) => ({ ...task, id, requestId: id })),
    )
    await insertRows(
      tx,
      'Video',
      ids.map((id, index) => {
        const at = createdAt(index + 1)
        return { ...video, id, taskId: id, createdAt: at, place: firstPlaceAt(at) }
      }),
    )
  })
  const { workspaceId } = studio.scope
  // Some share a quarter of an hour, also with the first.
  const quarters = new Map([[quarterOf(video.createdAt), 1]])
  for (const index of ids.keys()) {
    const quarter = quarterOf(createdAt(index + 1))
    quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1)
  }
  await db().videoCount.deleteMany({ where: { workspaceId } })
  await db().videoCount.createMany({
    data: [...quarters].map(([quarter, videos]) => {
      return { workspaceId, providerMode: 'emulated' as const, quarter, videos }
    }),
  })
  return [video.id, ...ids]
}
