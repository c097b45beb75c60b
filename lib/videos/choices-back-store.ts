import { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import type { DecidedVideo, VideoChoice } from '@/lib/videos/decision'
import { DECIDED, type DecidedBy, writeDown } from '@/lib/videos/decision-store'

/**
 * Choices by who made them, with what was chosen before each, and whether nobody has chosen since.
 * The first never changes, because histories are only added to; the second holds while the rows of
 * the videos are held.
 */
const madeBy = ({ workspaceId, userId }: DecidedBy, decisionIds: string[]) => Prisma.sql`
  SELECT "made"."videoId", (
      SELECT "before"."value" FROM "VideoDecision" AS "before"
      WHERE "before"."videoId" = "made"."videoId" AND "before"."kind" = 'choice'
        AND "before"."createdAt" < "made"."createdAt"
      ORDER BY "before"."createdAt" DESC LIMIT 1
    ) AS "before", NOT EXISTS (
      SELECT 1 FROM "VideoDecision" AS "since"
      WHERE "since"."videoId" = "made"."videoId" AND "since"."kind" = 'choice'
        AND "since"."createdAt" > "made"."createdAt"
    ) AS "holds"
  FROM "VideoDecision" AS "made"
  WHERE "made"."id" IN (${Prisma.join(decisionIds)}) AND "made"."kind" = 'choice'
    AND "made"."workspaceId" = ${workspaceId} AND "made"."userId" = ${userId}`

/** PostgreSQL takes no text for its enum; SQLite has none. */
const asChoice = () => Prisma.raw(env().database.kind === 'sqlite' ? 'TEXT' : '"VideoChoice"')

/** Puts back what was chosen before, where the choice still holds, and writes that down. */
export const takeBack = async (
  tx: Tx,
  by: DecidedBy,
  decisionIds: string[],
): Promise<{ videos: DecidedVideo[]; left: number }> => {
  const { workspaceId } = by
  const made = await tx.$queryRaw<{ videoId: string; before: VideoChoice | null }[]>(
    madeBy(by, decisionIds),
  )
  if (made.length === 0) return { videos: [], left: 0 }
  const own = { id: { in: made.map(({ videoId }) => videoId) }, workspaceId }
  // Whoever chooses holds the row. Without this, PostgreSQL would wait for them in the next
  // statement and then judge by the history as it was before.
  await tx.video.updateMany({ where: own, data: { workspaceId } })
  const back = await tx.$queryRaw<{ videoId: string; sha256: string; value: VideoChoice | null }[]>`
    UPDATE "Video" SET "choice" = CAST("made"."before" AS ${asChoice()})
    FROM (${madeBy(by, decisionIds)}) AS "made"
    WHERE "Video"."id" = "made"."videoId" AND "made"."holds"
      AND "Video"."workspaceId" = ${workspaceId} AND "Video"."trashedAt" IS NULL
    RETURNING "Video"."id" AS "videoId", "Video"."sha256", CAST("Video"."choice" AS TEXT) AS "value"`
  await writeDown(
    tx,
    by,
    back.map((change) => ({ ...change, kind: 'choice' })),
  )
  const videos = await tx.video.findMany({ where: { ...own, trashedAt: null }, select: DECIDED })
  const choiceOf = new Map(videos.map(({ id, choice }) => [id, choice]))
  return {
    videos,
    left: made.filter(({ videoId, before }) => choiceOf.get(videoId) !== before).length,
  }
}
