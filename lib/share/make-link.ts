import 'server-only'
import { hashPassword } from '@/lib/auth/password'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { NewShare } from '@/lib/share/share-link'
import { shareToken } from '@/lib/share/share-token'
import { hasLink, insertLink } from '@/lib/share/store'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Makes a link once, however often it arrives under its id, and answers with the path of its page.
 * @throws AppError not_found when one of the videos is gone or foreign
 */
export const makeShareLink = async (
  { workspaceId, userId }: WorkspaceScope,
  { days, password, ...share }: NewShare,
): Promise<{ path: string }> => {
  const passwordHash = password === null ? null : await hashPassword(password)
  const createdAt = await databaseNow()
  const expiresAt = days === null ? null : new Date(createdAt.getTime() + days * DAY_MS)
  const owner = { workspaceId, createdById: userId }
  try {
    const made = await insertLink({ ...share, ...owner, createdAt, expiresAt, passwordHash })
    if (!made) throw new AppError('not_found', say('errors.videos.gone'))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (!(await hasLink(share.id, owner))) throw new AppError('not_found', say('errors.share.gone'))
  }
  return { path: `/share/${shareToken(share.id)}` }
}
