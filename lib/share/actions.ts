'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { idSchema } from '@/lib/id'
import { makeShareLink as make } from '@/lib/share/make-link'
import { revokeShareLink as revoke } from '@/lib/share/revoke-link'
import { newShareSchema } from '@/lib/share/share-link'

/** `{ workspace, id, title, videoIds, days, password, may, shows }` → the path of its page. */
export const makeShareLink = memberAction(
  { permission: 'shares:make', input: newShareSchema },
  ({ scope, input }) => make(scope, input),
)

/** `{ workspace, id }` */
export const revokeShareLink = memberAction(
  { permission: 'shares:make', input: z.object({ id: idSchema }) },
  async ({ scope, input }) => {
    await revoke(scope, input.id)
    return {}
  },
)
