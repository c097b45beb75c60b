import { type Db, db } from '@/lib/db/client'
import { isUniqueViolation, type Tx } from '@/lib/db/transaction'
import type { Locale } from '@/lib/intl/locale'

// ---- people -----------------------------------------------------------------------------

export type NewUser = {
  email: string
  displayName: string
  passwordHash: string | null
  emailVerifiedAt?: Date | null
  locale?: Locale | null
}

export const insertUser = async (tx: Tx, user: NewUser): Promise<{ id: string }> =>
  tx.user.create({ data: user, select: { id: true } })

export const hasAnyUser = async (at: Db = db()): Promise<boolean> =>
  (await at.user.findFirst({ select: { id: true } })) !== null

const userFacts = { id: true, email: true, displayName: true, passwordHash: true } as const

export const findUserByEmail = (email: string, at: Db = db()) =>
  at.user.findUnique({ where: { email }, select: userFacts })

export const findUser = (id: string, at: Db = db()) =>
  at.user.findUnique({ where: { id }, select: userFacts })

export const updateDisplayName = async (id: string, displayName: string): Promise<void> => {
  await db().user.update({ where: { id }, data: { displayName } })
}

/** Null follows the browser. */
export const updateLocale = async (id: string, locale: Locale | null): Promise<void> => {
  await db().user.update({ where: { id }, data: { locale } })
}

/**
 * Changes a password hash from the one that was verified, and holds the user's row until the end
 * of the transaction. False when it is another one by now.
 */
export const replacePasswordHash = async (
  tx: Tx,
  id: string,
  { from, to }: { from: string | null; to: string | null },
): Promise<boolean> => {
  const { count } = await tx.user.updateMany({
    where: { id, passwordHash: from },
    data: { passwordHash: to },
  })
  return count === 1
}

// ---- identities --------------------------------------------------------------------------

export const findIdentityUser = async (
  provider: string,
  subject: string,
): Promise<string | null> => {
  const row = await db().identity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { userId: true },
  })
  return row?.userId ?? null
}

export const insertIdentity = async (
  identity: { userId: string; provider: string; subject: string },
  at: Db = db(),
): Promise<void> => {
  await at.identity.create({ data: identity })
}

export const markEmailVerified = async (userId: string, now: Date): Promise<void> => {
  await db().user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: now },
  })
}

// ---- sessions ----------------------------------------------------------------------------

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

export const findSession = (id: string) =>
  db().session.findUnique({
    where: { id },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      user: { select: { id: true, email: true, displayName: true, locale: true } },
    },
  })

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

// ---- attempts ----------------------------------------------------------------------------

export type Attempt = { attempts: number; windowStartedAt: Date }

/**
 * Counts one attempt and says the how-manieth of its window it is. Each step is one statement,
 * so parallel attempts get different numbers.
 */
export const countAttempt = async (
  key: string,
  { now, windowMs }: { now: Date; windowMs: number },
): Promise<Attempt> => {
  const cutoff = new Date(now.getTime() - windowMs)
  const select = { attempts: true, windowStartedAt: true } as const
  for (;;) {
    const [counted] = await db().loginThrottle.updateManyAndReturn({
      where: { key, windowStartedAt: { gt: cutoff } },
      data: { attempts: { increment: 1 } },
      select,
    })
    if (counted) return counted
    const [restarted] = await db().loginThrottle.updateManyAndReturn({
      where: { key, windowStartedAt: { lte: cutoff } },
      data: { attempts: 1, windowStartedAt: now },
      select,
    })
    if (restarted) return restarted
    try {
      return await db().loginThrottle.create({
        data: { key, attempts: 1, windowStartedAt: now },
        select,
      })
    } catch (error) {
      // Somebody made the row between our look and our insert: count in theirs.
      if (!isUniqueViolation(error)) throw error
    }
  }
}

/** Removes what no window needs any more. */
export const forgetOldAttempts = async (before: Date): Promise<void> => {
  await db().loginThrottle.deleteMany({ where: { windowStartedAt: { lt: before } } })
}

export const forgetAttempts = async (key: string): Promise<void> => {
  await db().loginThrottle.deleteMany({ where: { key } })
}

export const giveBackAttempt = async (key: string): Promise<void> => {
  await db().loginThrottle.updateMany({
    where: { key, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  })
}

// ---- settings ----------------------------------------------------------------------------

export const findSetting = async (key: string, at: Db = db()): Promise<string | null> =>
  (await at.setting.findUnique({ where: { key } }))?.value ?? null

/** Breaks with a unique violation when the key is taken; that is what decides who was first. */
export const insertSetting = async (key: string, value: string, at: Db = db()): Promise<void> => {
  await at.setting.create({ data: { key, value } })
}

export const putSetting = async (key: string, value: string, at: Db = db()): Promise<void> => {
  await at.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

export const deleteSetting = async (key: string, at: Db = db()): Promise<void> => {
  await at.setting.deleteMany({ where: { key } })
}
