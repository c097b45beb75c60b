import { db } from '@/lib/db/client'
import { isId } from '@/lib/id'
import type { Playhead } from '@/lib/screening/playhead'

export type ScreeningKey = { workspaceId: string; id: string }

export type ScreeningRow = {
  id: string
  title: string
  videoIds: string[]
  createdAt: Date
  endedAt: Date | null
  playhead: Playhead
  leaderName: string
}

const SHOWN = {
  id: true,
  title: true,
  videoIds: true,
  createdAt: true,
  endedAt: true,
  index: true,
  seconds: true,
  playing: true,
  changedAt: true,
  user: { select: { displayName: true } },
} as const

type Shown = {
  id: string
  title: string
  videoIds: unknown
  createdAt: Date
  endedAt: Date | null
  index: number
  seconds: number
  playing: boolean
  changedAt: Date
  user: { displayName: string }
}

const toRow = ({ index, seconds, playing, changedAt, user, videoIds, ...row }: Shown) => ({
  ...row,
  // Written as an array of ids.
  videoIds: videoIds as string[],
  playhead: { index, seconds, playing, changedAt: changedAt.getTime() },
  leaderName: user.displayName,
})

export type NewScreening = ScreeningKey & { userId: string; title: string; videoIds: string[] }

/** Breaks with a unique violation when the id is taken. */
export const insertScreening = async (screening: NewScreening, now: Date): Promise<void> => {
  await db().screening.create({ data: { ...screening, createdAt: now, changedAt: now } })
}

/** Null for another workspace's. */
export const findScreening = async ({
  workspaceId,
  id,
}: ScreeningKey): Promise<ScreeningRow | null> => {
  if (!isId(id)) return null
  const row = await db().screening.findFirst({ where: { id, workspaceId }, select: SHOWN })
  return row && toRow(row)
}

/** Those that have not ended, begun since an instant, newest first, and who was there since another. */
export const listOpenScreenings = async (
  workspaceId: string,
  { since, there, limit }: { since: Date; there: Date; limit: number },
): Promise<(ScreeningRow & { watching: number })[]> => {
  const viewers = { where: { lastSeenAt: { gte: there } } }
  const rows = await db().screening.findMany({
    where: { workspaceId, endedAt: null, createdAt: { gte: since } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { ...SHOWN, _count: { select: { viewers } } },
  })
  return rows.map(({ _count, ...row }) => ({ ...toRow(row), watching: _count.viewers }))
}

export type Move = Omit<Playhead, 'changedAt'> & { userId: string }

/** The later move stands. False when it has ended, or there is none. */
export const movePlayhead = async (
  { workspaceId, id }: ScreeningKey,
  { userId, ...playhead }: Move,
  now: Date,
): Promise<boolean> => {
  const { count } = await db().screening.updateMany({
    where: { id, workspaceId, endedAt: null, changedAt: { lte: now } },
    data: { ...playhead, changedAt: now, changedById: userId },
  })
  return count === 1
}

export const endScreening = async ({ workspaceId, id }: ScreeningKey, now: Date): Promise<void> => {
  await db().screening.updateMany({
    where: { id, workspaceId, endedAt: null },
    data: { endedAt: now },
  })
}

/** Notes that somebody is there. */
export const noteViewer = async (screeningId: string, userId: string, now: Date): Promise<void> => {
  await db().screeningViewer.upsert({
    where: { screeningId_userId: { screeningId, userId } },
    create: { screeningId, userId, lastSeenAt: now },
    update: { lastSeenAt: now },
  })
}

/** Who was there since an instant, in the order of their names' ids. */
export const listViewers = async (
  screeningId: string,
  since: Date,
): Promise<{ id: string; name: string }[]> => {
  const rows = await db().screeningViewer.findMany({
    where: { screeningId, lastSeenAt: { gte: since } },
    orderBy: { userId: 'asc' },
    take: 50,
    select: { user: { select: { id: true, displayName: true } } },
  })
  return rows.map(({ user }) => ({ id: user.id, name: user.displayName }))
}
