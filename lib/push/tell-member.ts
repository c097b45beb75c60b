import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { deliver } from '@/lib/push/deliver'
import { type Notice, noticeMessage } from '@/lib/push/notice'
import { findListeners, findLiveSessionIds, removeSubscription } from '@/lib/push/store'

/**
 * Tells a member in every browser that asked for it and is still signed in. Resolves when each push
 * service has it, or has been given up: at most half a minute. What to say is asked only where
 * somebody listens; null says nothing after all.
 */
export const tellMember = async (
  userId: string,
  findNotice: () => Promise<Notice | null>,
): Promise<void> => {
  const listeners = await findListeners(userId)
  if (!listeners) return
  const { locale, subscriptions } = listeners
  const ids = subscriptions.map(({ id }) => id)
  const live = await findLiveSessionIds(userId, ids, await databaseNow())
  const over = subscriptions.filter(({ id }) => !live.has(id))
  await Promise.all(over.map(({ id }) => removeSubscription(id)))
  const notice = over.length < subscriptions.length ? await findNotice() : null
  if (!notice) return
  const message = Buffer.from(noticeMessage(notice, locale))
  await Promise.all(
    subscriptions.filter(({ id }) => live.has(id)).map((one) => deliver(one, message)),
  )
}
