import { z } from 'zod'
import { idSchema } from '@/lib/id'
import { messageKey } from '@/lib/intl/said'
import { isReadableText } from '@/lib/kling/text'
import { oneLineName } from '@/lib/one-line-name'
import { MOST_SHARED_VIDEOS } from '@/lib/share/most-shared'

/** Days that a link may live; null for as long as nobody revokes it. */
export const SHARE_DAYS = [1, 7, 30, null] as const
export type ShareDays = (typeof SHARE_DAYS)[number]
export const USUAL_SHARE_DAYS = 7

const PASSWORD_MAX_LENGTH = 200

/** What guests may do beside looking. */
export const GUEST_RIGHTS = ['comment', 'choose', 'approve', 'download'] as const
export type GuestRight = (typeof GUEST_RIGHTS)[number]

/** What guests are told beside the picture. */
export const SHOWN_FACTS = ['prompts', 'members', 'costs'] as const
export type ShownFact = (typeof SHOWN_FACTS)[number]

const isDays = (days: number | null): days is ShareDays =>
  (SHARE_DAYS as readonly (number | null)[]).includes(days)

/** As it is typed here and there, composed alike. */
export const sharePasswordSchema = z
  .string(messageKey('errors.share.givePassword'))
  .min(1, messageKey('errors.share.givePassword'))
  .max(PASSWORD_MAX_LENGTH, messageKey('errors.tooLong'))
  .refine(isReadableText, messageKey('errors.unreadableCharacters'))
  .transform((password) => password.normalize('NFC'))

/** The id is the browser's, one for each press: the address is made of it and a signature. */
export const newShareSchema = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  title: oneLineName('errors.share.giveTitle'),
  videoIds: z.array(idSchema).min(1).max(MOST_SHARED_VIDEOS),
  days: z.number().nullable().refine(isDays),
  password: sharePasswordSchema.nullable(),
  may: z.array(z.enum(GUEST_RIGHTS)).max(GUEST_RIGHTS.length),
  shows: z.array(z.enum(SHOWN_FACTS)).max(SHOWN_FACTS.length),
})

export type NewShare = z.output<typeof newShareSchema>

export type LinkEnds = { expiresAt: Date | null; revokedAt: Date | null }

/** Whether a link still leads somewhere. */
export const linkState = (link: LinkEnds, now: Date): 'live' | 'expired' | 'revoked' => {
  if (link.revokedAt) return 'revoked'
  return link.expiresAt && link.expiresAt <= now ? 'expired' : 'live'
}
