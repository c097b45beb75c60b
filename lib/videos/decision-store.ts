import { db } from '@/lib/db/client'
import { databaseNow, type Tx } from '@/lib/db/transaction'
import { isId } from '@/lib/id'
import type { DecidedVideo, Decision, DecisionView } from '@/lib/videos/decision'

/** Only what is not so already: of two who decide the same at once one has decided. */
const changes = ({ kind, value }: Decision) =>
  value === null
    ? { [kind]: { not: null } }
    : { OR: [{ [kind]: null }, { [kind]: { not: value } }] }

/**
 * Sets what holds of videos, and writes down each real change. Those of others, those that are gone
 * and those in the trash are left as they are.
 */
export const decide = async (
  tx: Tx,
  by: { workspaceId: string; userId: string },
  ids: string[],
  decision: Decision,
): Promise<DecidedVideo[]> => {
  const { workspaceId, userId } = by
  const { kind, value } = decision
  const own = { id: { in: ids }, workspaceId, trashedAt: null }
  const changed = await tx.video.updateManyAndReturn({
    where: { ...own, ...changes(decision) },
    data: { [kind]: value },
    select: { id: true, sha256: true },
  })
  if (changed.length > 0) {
    const createdAt = await nextInstant(
      tx,
      changed.map(({ id }) => id),
    )
    const facts = { workspaceId, userId, kind, value, createdAt }
    await tx.videoDecision.createMany({
      data: changed.map(({ id, sha256 }) => ({ ...facts, videoId: id, sha256 })),
    })
  }
  const select = { id: true, choice: true, verdict: true } as const
  return tx.video.findMany({ where: own, select })
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
