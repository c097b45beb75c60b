import 'server-only'
import { requireViewer } from '@/lib/auth/session'
import { findSubscription } from '@/lib/push/store'
import { vapidPublicKey } from '@/lib/push/vapid'

/** What the account page needs to switch messages to this browser on and off. */
export type PushView = {
  /** The studio's, for subscribing. */
  publicKey: string
  /** The address under which this browser is told now; null when it is not. */
  endpoint: string | null
}

export const loadPush = async (): Promise<PushView> => {
  const { sessionId } = await requireViewer('/account')
  const subscription = await findSubscription(sessionId)
  return { publicKey: vapidPublicKey(), endpoint: subscription?.endpoint ?? null }
}
