import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import type { NewShare } from '@/lib/share/share-link'

type LinkInsert = Omit<NewShare, 'days' | 'password'> & {
  workspaceId: string
  createdById: string
  createdAt: Date
  expiresAt: Date | null
  passwordHash: string | null
}

const shown = { trashedAt: null, purgedAt: null } as const

/**
 * False when one of the videos is not in the workspace, or in its trash. Breaks with a unique
 * violation when the id is taken.
 */
export const insertLink = ({ videoIds, may, shows, ...link }: LinkInsert): Promise<boolean> =>
  inTransaction(async (tx) => {
    const ids = [...new Set(videoIds)]
    const { workspaceId } = link
    const found = await tx.video.count({ where: { id: { in: ids }, workspaceId, ...shown } })
    if (found !== ids.length) return false
    await tx.shareLink.create({
      data: {
        ...link,
        mayComment: may.includes('comment'),
        mayChoose: may.includes('choose'),
        mayApprove: may.includes('approve'),
        mayDownload: may.includes('download'),
        showsPrompts: shows.includes('prompts'),
        showsMembers: shows.includes('members'),
        showsCosts: shows.includes('costs'),
      },
    })
    await tx.shareLinkVideo.createMany({
      data: ids.map((videoId, position) => ({ shareLinkId: link.id, videoId, position })),
    })
    return true
  })

export const hasLink = async (
  id: string,
  { workspaceId, createdById }: { workspaceId: string; createdById: string },
): Promise<boolean> =>
  (await db().shareLink.count({ where: { id, workspaceId, createdById } })) === 1

/** A link with those of its videos that can be shown, whoever asks: the caller has its token. */
export const findLink = (id: string) =>
  db().shareLink.findUnique({
    where: { id },
    include: {
      videos: {
        where: { video: shown },
        orderBy: { position: 'asc' },
        select: {
          video: {
            select: {
              ...{ id: true, prompt: true, billedCredits: true, takeNumber: true, type: true },
              ...{ width: true, height: true, durationSeconds: true, framesPerSecond: true },
              ...{ hasAudio: true, storageKey: true, posterKey: true, sha256: true },
              thumbhash: true,
              user: { select: { displayName: true } },
              project: { select: { name: true } },
              shot: { select: { number: true } },
            },
          },
        },
      },
    },
  })

export type LinkRow = NonNullable<Awaited<ReturnType<typeof findLink>>>
export type SharedVideoRow = LinkRow['videos'][number]['video']

/** So many are listed, the newest. */
const MOST_LISTED = 200

/** The links of a workspace, or of one of its videos, newest first. */
export const listLinks = (workspaceId: string, videoId: string | null) =>
  db().shareLink.findMany({
    where: { workspaceId, ...(videoId ? { videos: { some: { videoId } } } : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    include: {
      createdBy: { select: { displayName: true } },
      _count: { select: { videos: true } },
    },
  })

export type ListedLink = Awaited<ReturnType<typeof listLinks>>[number]

/** One's own, or anybody's; false when there is none that is not revoked yet. */
export const revokeLink = async (
  id: string,
  { workspaceId, userId, anybodys }: { workspaceId: string; userId: string; anybodys: boolean },
  now: Date,
): Promise<boolean> => {
  const own = anybodys ? {} : { createdById: userId }
  const { count } = await db().shareLink.updateMany({
    where: { id, workspaceId, ...own, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

export const isRevoked = async (id: string, workspaceId: string): Promise<boolean> =>
  (await db().shareLink.count({ where: { id, workspaceId, revokedAt: { not: null } } })) === 1

export const countView = async (id: string, now: Date): Promise<void> => {
  await db().shareLink.updateMany({
    where: { id, revokedAt: null },
    data: { views: { increment: 1 }, lastViewedAt: now },
  })
}

export type GuestDecisionInsert = {
  id: string
  shareLinkId: string
  videoId: string
  kind: 'choice' | 'verdict'
  value: string | null
  guestName: string
  guestKey: string
  sha256: string
  createdAt: Date
}

/** What a guest said last about each video of a link, of each kind; null where it was taken back. */
export const listOwnDecisions = (shareLinkId: string, guestKey: string) =>
  db().guestDecision.findMany({
    where: { shareLinkId, guestKey },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    distinct: ['videoId', 'kind'],
    select: { videoId: true, kind: true, value: true },
  })

/** Only a real change is written down. Breaks with a unique violation when the id is taken. */
export const insertGuestDecision = (decision: GuestDecisionInsert): Promise<void> =>
  inTransaction(async (tx) => {
    const { shareLinkId, videoId, kind, guestKey, value } = decision
    // Holds the link, so that what a guest decides twice at once has an order.
    await tx.shareLink.updateMany({ where: { id: shareLinkId }, data: { id: shareLinkId } })
    const last = await tx.guestDecision.findFirst({
      where: { shareLinkId, videoId, kind, guestKey },
      orderBy: { createdAt: 'desc' },
    })
    if ((last?.value ?? null) === value) return
    const after = (last?.createdAt.getTime() ?? 0) + 1
    const createdAt = new Date(Math.max(decision.createdAt.getTime(), after))
    await tx.guestDecision.create({ data: { ...decision, createdAt } })
  })
