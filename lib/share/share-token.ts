import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '@/lib/secret'

/**
 * What stands in the address of a share link: its id and 192 bits of a signature of that. It is
 * derived and not kept, so that a link can be copied again by whoever may share, and yet a copy of
 * the database alone opens none. A forged one is refused without asking the database, and tells
 * nothing of what is here.
 */
const SIGNATURE_LENGTH = 32

export const shareToken = (linkId: string): string =>
  `${linkId}${createHmac('sha256', deriveKey('share-links')).update(linkId).digest('base64url').slice(0, SIGNATURE_LENGTH)}`

/** The id of a link that we signed; null for anything else. */
export const readShareToken = (token: string): string | null => {
  const [, id] = /^([a-z0-9]{20})[\w-]{32}$/.exec(token) ?? []
  if (!id) return null
  return timingSafeEqual(Buffer.from(shareToken(id)), Buffer.from(token)) ? id : null
}
