import { type Db, db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { Locale } from '@/lib/intl/locale'

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

/** False when the account is gone. */
export const updateDisplayName = async (
  tx: Tx,
  id: string,
  displayName: string,
): Promise<boolean> => {
  const { count } = await tx.user.updateMany({ where: { id }, data: { displayName } })
  return count === 1
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
