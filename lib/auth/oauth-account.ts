import 'server-only'
import { normaliseEmail } from '@/lib/auth/email'
import {
  findIdentityUser,
  findUserByEmail,
  insertIdentity,
  markEmailVerified,
} from '@/lib/auth/user-store'
import { isUniqueViolation } from '@/lib/db/transaction'

/** Who somebody is, in the words of a provider that we trust for it. */
export type OAuthPerson = {
  provider: string
  /** The provider's own, never changing name for the person. */
  subject: string
  /** Null unless the provider says that it belongs to the person. */
  verifiedEmail: string | null
  displayName: string
}

/**
 * The account that an OAuth sign-in opens: the one it is linked to, or the one with the same
 * verified address, which it is linked to from now on. Null for anybody else.
 */
export const findOAuthAccount = async (
  person: OAuthPerson,
  now = new Date(),
): Promise<string | null> => {
  const { provider, subject, verifiedEmail } = person
  const linked = await findIdentityUser(provider, subject)
  if (linked || !verifiedEmail) return linked
  const user = await findUserByEmail(normaliseEmail(verifiedEmail))
  if (!user) return null
  try {
    await insertIdentity({ userId: user.id, provider, subject })
  } catch (error) {
    // Linked by a parallel sign-in between our look and our insert: that link counts.
    if (!isUniqueViolation(error)) throw error
    return findIdentityUser(provider, subject)
  }
  await markEmailVerified(user.id, now)
  return user.id
}
