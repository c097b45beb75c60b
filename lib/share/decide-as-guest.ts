import 'server-only'
import { z } from 'zod'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { idSchema } from '@/lib/id'
import type { Guest } from '@/lib/share/guest'
import { type OpenLink, requireRight, requireSharedVideo } from '@/lib/share/open-link'
import { insertGuestDecision } from '@/lib/share/store'

/** `{ id, kind, value }`; null takes it back. The id is the browser's, one for each press. */
export const guestDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: idSchema,
    kind: z.literal('choice'),
    value: z.enum(['select', 'reject']).nullable(),
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('verdict'),
    value: z.enum(['approved', 'changes']).nullable(),
  }),
])

export type GuestDecision = z.output<typeof guestDecisionSchema>

/**
 * Writes down what a guest decides, beside what the team decided: whose word counts is the team's
 * to say, and nobody's name that was never checked changes a gallery.
 * @throws AppError forbidden, not_found
 */
export const decideAsGuest = async (
  link: OpenLink,
  videoId: string,
  guest: Guest,
  decision: GuestDecision,
): Promise<void> => {
  requireRight(link, decision.kind === 'choice' ? 'choose' : 'approve')
  const { sha256 } = requireSharedVideo(link, videoId)
  try {
    await insertGuestDecision({
      ...decision,
      ...{ shareLinkId: link.id, videoId, sha256 },
      ...{ guestName: guest.name, guestKey: guest.key, createdAt: await databaseNow() },
    })
  } catch (error) {
    // The same press again.
    if (!isUniqueViolation(error)) throw error
  }
}
