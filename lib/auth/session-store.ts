import { type Db, db, Prisma, readDirectly } from '@/lib/db/client'
import { milliseconds } from '@/lib/db/milliseconds'

export type NewSession = {
  userId: string
  address: string | null
  userAgent: string | null
  now: Date
  expiresAt: Date
}

export const insertSession = async (
  { now, ...session }: NewSession,
  at: Db = db(),
): Promise<string> => {
  const row = await at.session.create({
    data: { ...session, createdAt: now, lastSeenAt: now },
    select: { id: true },
  })
  return row.id
}

export type FoundSession = {
  id: string
  lastSeenAt: Date
  expiresAt: Date
  revokedAt: Date | null
  user: { id: string; email: string; displayName: string; locale: string | null }
}

type SessionCells = [
  ...[id: string, lastSeenAt: number, expiresAt: number, revokedAt: number | null],
  ...[userId: string, email: string, displayName: string, locale: string | null],
]

/** Asked with every request. */
export const findSession = async (id: string): Promise<FoundSession | null> => {
  const rows = await readDirectly(Prisma.sql`
    SELECT s."id", ${milliseconds('s."lastSeenAt"')}, ${milliseconds('s."expiresAt"')},
      ${milliseconds('s."revokedAt"')}, u."id", u."email", u."displayName", u."locale"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = ${id}`)
  const [cells] = rows as SessionCells[]
  if (!cells) return null
  const [own, lastSeenAt, expiresAt, revokedAt, userId, email, displayName, locale] = cells
  return {
    id: own,
    lastSeenAt: new Date(lastSeenAt),
    expiresAt: new Date(expiresAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
    user: { id: userId, email, displayName, locale },
  }
}

/** Slides a session, unless it was ended or another request has just slid it. */
export const touchSession = async (
  id: string,
  { lastSeenAt, now, expiresAt }: { lastSeenAt: Date; now: Date; expiresAt: Date },
): Promise<void> => {
  await db().session.updateMany({
    where: { id, lastSeenAt, revokedAt: null },
    data: { lastSeenAt: now, expiresAt },
  })
}

/** The sessions of one person that still sign in, last seen first. */
export const findLiveSessions = (userId: string, now: Date) =>
  db().session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
  })

/** Ends one session of one person. False when there is no such live session. */
export const revokeSession = async (userId: string, id: string, now: Date): Promise<boolean> => {
  const { count } = await db().session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

/** Ends every session of one person but `exceptId`. */
export const revokeOtherSessions = async (
  userId: string,
  exceptId: string,
  now: Date,
  at: Db = db(),
): Promise<number> => {
  const { count } = await at.session.updateMany({
    where: { userId, id: { not: exceptId }, revokedAt: null },
    data: { revokedAt: now },
  })
  return count
}
