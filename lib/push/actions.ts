'use server'

import { z } from 'zod'
import { viewerAction } from '@/lib/action'
import { browserSchema } from '@/lib/push/browser'
import * as push from '@/lib/push/subscribe'

/** `{ endpoint, p256dh, auth }` of this browser. */
export const subscribeBrowser = viewerAction(
  { input: browserSchema },
  async ({ viewer, input }) => {
    await push.subscribe(viewer, input)
    return {}
  },
)

/** Takes nothing. */
export const unsubscribeBrowser = viewerAction({ input: z.undefined() }, async ({ viewer }) => {
  await push.unsubscribe(viewer)
  return {}
})

/** Takes nothing. */
export const sendTestMessage = viewerAction({ input: z.undefined() }, async ({ viewer }) => {
  await push.sendTest(viewer)
  return {}
})
