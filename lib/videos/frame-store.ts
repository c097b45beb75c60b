import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { InputRecord } from '@/lib/media/input-record'
import { createInput, type NewInput, SHOWN } from '@/lib/media/store'
import type { LineageVideo } from '@/lib/videos/lineage-view'

/** Which frame an input is; the seconds are those of `startOfFrame`, to the last bit. */
export type FramePlace = { workspaceId: string; fromVideoId: string; fromSeconds: number }

/** The input that a frame is already, unless it was removed. */
export const findFrameInput = (
  { workspaceId, fromVideoId, fromSeconds }: FramePlace,
  on: Tx | ReturnType<typeof db> = db(),
): Promise<InputRecord | null> =>
  on.input.findFirst({
    where: { workspaceId, fromVideoId, fromSeconds, kind: 'image', deletedAt: null },
    orderBy: { createdAt: 'asc' },
    select: SHOWN,
  })

/**
 * Lists a frame, once: who takes the same frame at the same time waits and gets this input.
 * Null when the video is not of this workspace, or not there any more.
 */
export const createFrameInput = async (
  tx: Tx,
  input: NewInput & FramePlace,
): Promise<InputRecord | null> => {
  // A change that changes nothing holds the row until the end of the transaction.
  const { count } = await tx.video.updateMany({
    where: { id: input.fromVideoId, workspaceId: input.workspaceId },
    data: { takeNumber: { increment: 0 } },
  })
  if (count === 0) return null
  return (await findFrameInput(input, tx)) ?? createInput(input, tx)
}

export type FrameUsed = { slot: string; fromVideoId: string; fromSeconds: number }

/** The frames of videos that a task was made with; a whole one counts as its first. */
export const listFramesOf = async (workspaceId: string, taskId: string): Promise<FrameUsed[]> => {
  const rows = await db().taskInput.findMany({
    where: { taskId, task: { workspaceId }, input: { workspaceId, fromVideoId: { not: null } } },
    orderBy: { slot: 'asc' },
    select: { slot: true, input: { select: { fromVideoId: true, fromSeconds: true } } },
  })
  return rows.flatMap(({ slot, input: { fromVideoId, fromSeconds } }) =>
    fromVideoId ? [{ slot, fromVideoId, fromSeconds: fromSeconds ?? 0 }] : [],
  )
}

const NAMED = { id: true, prompt: true, takeNumber: true } as const

/** In no order; those that are gone or another workspace's are left out. */
export const listNamedVideos = (workspaceId: string, ids: string[]): Promise<LineageVideo[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db().video.findMany({
        where: { id: { in: ids }, workspaceId, trashedAt: null },
        select: NAMED,
      })

/** Of one video, so many frames and so many uses of them are looked at, the newest first. */
const MOST = 500

/**
 * The videos that were made with frames of a video, newest first, one more than `limit` when there
 * are more. Step by step along the indexes: a join would go through all videos of the workspace.
 */
export const listVideosWithFramesOf = async (
  workspaceId: string,
  videoId: string,
  limit: number,
): Promise<LineageVideo[]> => {
  const frames = await db().input.findMany({
    where: { workspaceId, fromVideoId: videoId },
    orderBy: { createdAt: 'desc' },
    take: MOST,
    select: { id: true },
  })
  if (frames.length === 0) return []
  const uses = await db().taskInput.findMany({
    where: { inputId: { in: frames.map(({ id }) => id) } },
    orderBy: { task: { createdAt: 'desc' } },
    take: MOST,
    select: { taskId: true },
  })
  return db().video.findMany({
    where: { workspaceId, taskId: { in: uses.map(({ taskId }) => taskId) }, trashedAt: null },
    orderBy: { place: 'desc' },
    take: limit + 1,
    select: NAMED,
  })
}
