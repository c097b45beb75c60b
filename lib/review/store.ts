import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { isId } from '@/lib/id'
import type { KlingType } from '@/lib/kling/catalog'
import { reindexVideos } from '@/lib/videos/search-store'
import { lastFrameOf } from '@/lib/videos/timecode'

export type CommentAuthor =
  | { userId: string }
  | { shareLinkId: string; guestName: string; guestKey: string }

type Placed = { workspaceId: string; videoId: string }

/** A member, or whoever uses the browser in which a guest wrote. */
export type Writer = { userId: string } | { shareLinkId: string; guestKey: string }

const writtenBy = (writer: Writer) =>
  'userId' in writer
    ? { userId: writer.userId }
    : { shareLinkId: writer.shareLinkId, guestKey: writer.guestKey }

export type CommentInsert = Placed & {
  id: string
  author: CommentAuthor
  body: string
  frame: number | null
  createdAt: Date
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * `gone` when the workspace has no such video, `full` when that has `most` comments. Breaks with a
 * unique violation when the id is taken. A frame beyond the end is the last one.
 */
export const insertComment = (
  { author, ...comment }: CommentInsert,
  most: number,
): Promise<'added' | 'gone' | 'full'> =>
  inTransaction(async (tx) => {
    const { workspaceId, videoId, frame, createdAt } = comment
    // Holds the video's row, so that two at once do not both find room for the last one.
    const [video] = await tx.video.updateManyAndReturn({
      where: { id: videoId, workspaceId, purgedAt: null },
      data: { workspaceId },
      select: { sha256: true, durationSeconds: true, framesPerSecond: true },
    })
    if (!video) return 'gone'
    if ((await tx.comment.count({ where: { videoId, deletedAt: null } })) >= most) return 'full'
    const { sha256, ...film } = video
    await tx.comment.create({
      data: {
        ...comment,
        ...author,
        sha256,
        frame: frame === null ? null : Math.min(frame, lastFrameOf(film)),
      },
    })
    // What was deleted a day ago can be undone no more.
    const before = new Date(createdAt.getTime() - DAY_MS)
    await tx.comment.deleteMany({ where: { deletedAt: { lt: before } } })
    await reindexVideos(tx, [videoId])
    return 'added'
  })

/** Whether this author wrote it there, so that the same press again is answered alike. */
export const hasComment = async (
  id: string,
  { workspaceId, videoId }: Placed,
  author: CommentAuthor,
): Promise<boolean> => {
  const where = { id, workspaceId, videoId, ...writtenBy(author) }
  return (await db().comment.count({ where })) === 1
}

const withNames = {
  user: { select: { displayName: true } },
  resolvedBy: { select: { displayName: true } },
} as const

export const listComments = ({ workspaceId, videoId }: Placed, shareLinkId?: string) =>
  db().comment.findMany({
    where: { workspaceId, videoId, deletedAt: null, ...(shareLinkId ? { shareLinkId } : {}) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: withNames,
  })

export type CommentRow = Awaited<ReturnType<typeof listComments>>[number]

/** A video as its review needs it; null when the workspace has none of that id. */
export const findReviewed = async (workspaceId: string, videoId: string) => {
  if (!isId(videoId)) return null
  const row = await db().video.findFirst({
    where: { id: videoId, workspaceId },
    select: {
      ...{ id: true, choice: true, verdict: true, type: true, takeNumber: true },
      ...{ sha256: true, durationSeconds: true, framesPerSecond: true, trashedAt: true },
      project: { select: { name: true } },
      shot: { select: { number: true } },
    },
  })
  return row && { ...row, type: row.type as KlingType }
}

/** Who last said what now holds, and when; null where nobody wrote it down. */
export const findDecision = async (
  videoId: string,
  kind: 'choice' | 'verdict',
  value: string | null,
) =>
  value === null
    ? null
    : db().videoDecision.findFirst({
        where: { videoId, kind, value },
        orderBy: { createdAt: 'desc' },
        select: { createdAt: true, user: { select: { displayName: true } } },
      })

/** Of so many decisions of guests the newest of each is looked for. */
const MOST_GUEST_DECISIONS = 1000

/** Newest first. */
export const listGuestDecisions = (videoId: string, shareLinkId?: string) =>
  db().guestDecision.findMany({
    where: { videoId, ...(shareLinkId ? { shareLinkId } : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_GUEST_DECISIONS,
  })

export type GuestDecisionRow = Awaited<ReturnType<typeof listGuestDecisions>>[number]

type Comment = Placed & { id: string }

/** A change of what is said, by which the video is found from then on. */
const changeWords = (
  { workspaceId, videoId }: Comment,
  change: (tx: Tx) => Promise<{ count: number }>,
): Promise<boolean> =>
  inTransaction(async (tx) => {
    await tx.video.updateMany({ where: { id: videoId, workspaceId }, data: { workspaceId } })
    const { count } = await change(tx)
    if (count === 1) await reindexVideos(tx, [videoId])
    return count === 1
  })

/** False when there is no such comment of this writer. */
export const editComment = (
  comment: Comment,
  writer: Writer,
  body: string,
  now: Date,
): Promise<boolean> =>
  changeWords(comment, (tx) =>
    tx.comment.updateMany({
      where: { ...comment, ...writtenBy(writer), deletedAt: null },
      data: { body, editedAt: now },
    }),
  )

/** False when it is so already, or there is none. */
export const resolveComment = async (
  comment: Comment,
  by: { userId: string; now: Date } | null,
): Promise<boolean> => {
  const { count } = await db().comment.updateMany({
    where: { ...comment, deletedAt: null, resolvedAt: by ? null : { not: null } },
    data: { resolvedAt: by?.now ?? null, resolvedById: by?.userId ?? null },
  })
  return count === 1
}

/** Of one's own, or of anybody's; false when there is none. */
export const deleteComment = (
  comment: Comment,
  { userId, anybodys, now }: { userId: string; anybodys: boolean; now: Date },
): Promise<boolean> =>
  changeWords(comment, (tx) =>
    tx.comment.updateMany({
      where: { ...comment, deletedAt: null, ...(anybodys ? {} : { userId }) },
      data: { deletedAt: now, deletedById: userId },
    }),
  )

/** Only for whoever deleted it; false when it is too late. */
export const restoreComment = (comment: Comment, userId: string): Promise<boolean> =>
  changeWords(comment, (tx) =>
    tx.comment.updateMany({
      where: { ...comment, deletedById: userId, deletedAt: { not: null } },
      data: { deletedAt: null, deletedById: null },
    }),
  )

/** A guest's own; false when there is none. No member is written down as who deleted it. */
export const deleteGuestComment = (comment: Comment, writer: Writer, now: Date): Promise<boolean> =>
  changeWords(comment, (tx) =>
    tx.comment.updateMany({
      where: { ...comment, ...writtenBy(writer), deletedAt: null },
      data: { deletedAt: now },
    }),
  )

/** What a guest deleted themselves; what a member deleted stays so. */
export const restoreGuestComment = (comment: Comment, writer: Writer): Promise<boolean> =>
  changeWords(comment, (tx) =>
    tx.comment.updateMany({
      where: { ...comment, ...writtenBy(writer), deletedById: null, deletedAt: { not: null } },
      data: { deletedAt: null },
    }),
  )

export const commentExists = async (comment: Comment): Promise<boolean> =>
  (await db().comment.count({ where: { ...comment, deletedAt: null } })) === 1
