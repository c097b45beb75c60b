import { db } from '@/lib/db/client'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import type { VideoOwner } from '@/lib/videos/store'

/** Of a shot so many takes are shown, the newest; and so much of what came from them. */
const MOST_TAKES = 500
const MOST_CAME_FROM_THEM = 500

export type TakeRow = {
  id: string
  shotId: string
  shot: { number: number }
  takeNumber: number
  billedCredits: number
  choice: VideoChoice | null
  verdict: VideoVerdict | null
  width: number
  height: number
  posterKey: string | null
  posterSmallKey: string | null
  trashedAt: Date | null
  taskId: string
  task: {
    requestHash: string
    retryOfId: string | null
    inputs: { slot: string; input: { fromVideoId: string | null; fromSeconds: number | null } }[]
  }
}

/**
 * The takes of a shot and, in whatever shot, all that came from them by their frames or as a whole:
 * one statement along the indexes finds them, however long the chain. In the order of their numbers,
 * those of the shot first.
 */
export const listTakes = async (owner: VideoOwner, shotId: string): Promise<TakeRow[]> => {
  const { workspaceId, providerMode } = owner
  const takes = await db().video.findMany({
    where: { shotId, workspaceId, providerMode },
    orderBy: { takeNumber: 'desc' },
    take: MOST_TAKES,
    select: { id: true },
  })
  const ids = takes.map(({ id }) => id)
  const rows = await db().video.findMany({
    where: { ...owner, id: { in: [...ids, ...(await listCameFrom(owner, shotId))] } },
    orderBy: [{ shot: { number: 'asc' } }, { takeNumber: 'asc' }],
    select: {
      ...{ id: true, shotId: true, takeNumber: true, billedCredits: true, choice: true },
      ...{ verdict: true, width: true, height: true, posterKey: true, posterSmallKey: true },
      ...{ trashedAt: true, taskId: true, shot: { select: { number: true } } },
      task: {
        select: {
          requestHash: true,
          retryOfId: true,
          inputs: {
            where: { input: { workspaceId, fromVideoId: { not: null } } },
            orderBy: { slot: 'asc' },
            select: {
              slot: true,
              input: { select: { fromVideoId: true, fromSeconds: true } },
            },
          },
        },
      },
    },
  })
  const own = new Set(ids)
  const isOwn = ({ id }: { id: string }) => own.has(id)
  return [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))]
}

const listCameFrom = async ({ workspaceId }: VideoOwner, shotId: string): Promise<string[]> => {
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "branch" ("id") AS (
      SELECT "id" FROM "Video" WHERE "shotId" = ${shotId} AND "workspaceId" = ${workspaceId}
      UNION
      SELECT v."id" FROM "branch" b
        JOIN "Input" i ON i."fromVideoId" = b."id" AND i."workspaceId" = ${workspaceId}
        JOIN "TaskInput" u ON u."inputId" = i."id"
        JOIN "Video" v ON v."taskId" = u."taskId" AND v."workspaceId" = ${workspaceId}
    )
    SELECT b."id" AS "id" FROM "branch" b
      WHERE (SELECT v."shotId" FROM "Video" v WHERE v."id" = b."id") <> ${shotId}
      LIMIT ${MOST_CAME_FROM_THEM}`
  return rows.map(({ id }) => id)
}

export type NamedTake = { id: string; shotId: string; takeNumber: number; shot: { number: number } }

/** How videos are called; those that are gone or another workspace's are left out. */
export const listTakeNames = (workspaceId: string, ids: string[]): Promise<NamedTake[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db().video.findMany({
        where: { id: { in: ids }, workspaceId },
        select: { id: true, shotId: true, takeNumber: true, shot: { select: { number: true } } },
      })
