import { db } from '@/lib/db/client'
import { databaseNow, type Tx } from '@/lib/db/transaction'
import { isId } from '@/lib/id'
import type { DecidedVideo, Decision, DecisionView } from '@/lib/videos/decision'

/** Only what is not so already: of two who decide the same at once one has decided. */
const changes = ({ kind, value }: Decision) =>
  value === null
    ? { [kind]: { not: null } }
    : { OR: [{ [kind]: null }, { [kind]: { not: value } }] }

export type DecidedBy = { workspaceId: string; userId: string }

/**
 * Sets what holds of videos, and writes down each real change. Those of others, those that are gone
 * and those in the trash are left as they are.
 * @returns what holds now, and the ids of the changes that were written down
 */
export const decide = async (
  tx: Tx,
  by: DecidedBy,
  ids: string[],
  decision: Decision,
): Promise<{ videos: DecidedVideo[]; decisionIds: string[] }> => {
  const { workspaceId } = by
  const { kind, value } = decision
  const own = { id: { in: ids }, workspaceId, trashedAt: null }
  const changed = await tx.video.updateManyAndReturn({
    where: { ...own, ...changes(decision) },
    data: { [kind]: value },
    select: { id: true, sha256: true },
  })
  const decisionIds = await writeDown(
    tx,
    by,
    changed.map(({ id, sha256 }) => ({ videoId: id, sha256, kind, value })),
  )
  return { videos: await tx.video.findMany({ where: own, select: DECIDED }), decisionIds }
}

export const DECIDED = { id: true, choice: true, verdict: true } as const

type Change = { videoId: string; sha256: string } & Pick<Decision, 'kind' | 'value'>

/** Adds changes to the histories of videos whose rows are held. @returns their ids */
export const writeDown = async (tx: Tx, by: DecidedBy, changes: Change[]): Promise<string[]> => {
  if (changes.length === 0) return []
  const createdAt = await nextInstant(
    tx,
    changes.map(({ videoId }) => videoId),
  )
  const { workspaceId, userId } = by
  const written = await tx.videoDecision.createManyAndReturn({
    data: changes.map((change) => ({ ...change, workspaceId, userId, createdAt })),
    select: { id: true },
  })
  return written.map(({ id }) => id)
}

/**
 * Now, or just after the last decision about any of these, whose rows are held: the one that holds
 * is always the newest, also of two in one millisecond.
 */
const nextInstant = async (tx: Tx, videoIds: string[]): Promise<Date> => {
  const { _max } = await tx.videoDecision.aggregate({
    where: { videoId: { in: videoIds } },
    _max: { createdAt: true },
  })
  const now = await databaseNow()
  return new Date(Math.max(now.getTime(), (_max.createdAt?.getTime() ?? 0) + 1))
}

/** What holds of videos, in no order. */
export const listDecided = (workspaceId: string, ids: string[]): Promise<DecidedVideo[]> =>
  db().video.findMany({
    where: { id: { in: ids }, workspaceId, trashedAt: null },
    select: DECIDED,
  })

const MOST_SHOWN = 50

/** Newest first, the last fifty. */
export const findDecisions = async (
  workspaceId: string,
  videoId: string,
): Promise<DecisionView[]> => {
  if (!isId(videoId)) return []
  const rows = await db().videoDecision.findMany({
    where: { workspaceId, videoId },
    orderBy: { createdAt: 'desc' },
    take: MOST_SHOWN,
    select: {
      id: true,
      kind: true,
      value: true,
      createdAt: true,
      user: { select: { id: true, displayName: true } },
    },
  })
  return rows.map(({ id, kind, value, createdAt, user }) => ({
    ...({ kind, value } as Decision),
    id,
    member: user && { id: user.id, name: user.displayName },
    createdAt: createdAt.toISOString(),
  }))
}
