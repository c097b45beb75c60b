import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'

/**
 * A browser that is told when a task ends. Its id is that of the session that it is signed in with:
 * a browser has one of each, and with the session its messages end too, however it ends.
 */
export type Subscription = {
  /** The session's. */
  id: string
  userId: string
  endpoint: string
  p256dh: string
  auth: string
}

/** The browsers of one person that are told; the newest, should there be more. */
const MOST_BROWSERS = 20

const facts = { id: true, userId: true, endpoint: true, p256dh: true, auth: true } as const

/**
 * In place of what this session or this browser had before. Breaks with a unique violation when
 * the same is done at the same moment.
 */
export const putSubscription = (subscription: Subscription): Promise<void> =>
  inTransaction(async (tx) => {
    const { id, endpoint } = subscription
    await tx.pushSubscription.deleteMany({ where: { OR: [{ id }, { endpoint }] } })
    await tx.pushSubscription.create({ data: subscription })
  })

export const findSubscription = (id: string): Promise<Subscription | null> =>
  db().pushSubscription.findUnique({ where: { id }, select: facts })

export const removeSubscription = async (id: string): Promise<void> => {
  await db().pushSubscription.deleteMany({ where: { id } })
}

/** Removes a browser that its push service no longer knows, unless it has subscribed anew. */
export const removeGone = async ({ id, endpoint }: Subscription): Promise<void> => {
  await db().pushSubscription.deleteMany({ where: { id, endpoint } })
}

/** Whom to tell, and in which language; null where nobody asked. */
export const findListeners = async (
  userId: string,
): Promise<{ locale: string | null; subscriptions: Subscription[] } | null> => {
  const subscriptions = await db().pushSubscription.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_BROWSERS,
    select: facts,
  })
  if (subscriptions.length === 0) return null
  const user = await db().user.findUnique({ where: { id: userId }, select: { locale: true } })
  return user && { locale: user.locale, subscriptions }
}

/** Which of these sessions of one person still sign in. */
export const findLiveSessionIds = async (
  userId: string,
  ids: string[],
  now: Date,
): Promise<Set<string>> => {
  const rows = await db().session.findMany({
    where: { userId, id: { in: ids }, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
