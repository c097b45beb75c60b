import 'server-only'
import { CompatError } from '@/lib/compat/compat-error'
import { drawRead, drawSubmit } from '@/lib/compat/draw'
import { ownerOfToken } from '@/lib/workspaces/api-token'
import { may } from '@/lib/workspaces/roles'
import type { TokenOwner } from '@/lib/workspaces/token-store'

/** What a call is for; each has its own limit. */
export type Purpose = 'submit' | 'read'

/**
 * Who calls, by the token of the request; a session's cookie opens nothing here, so no page can
 * call in somebody's name. Every call with a good token counts against its limit.
 * @throws CompatError INVALID_API_KEY, RATE_LIMITED, FORBIDDEN
 */
export const authorize = async (request: Request, purpose: Purpose): Promise<TokenOwner> => {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const owner = token === undefined ? null : await ownerOfToken(token)
  if (!owner) {
    throw new CompatError('INVALID_API_KEY', 'The API key is missing, wrong or revoked.', {
      'www-authenticate': 'Bearer',
    })
  }
  await (purpose === 'submit' ? drawSubmit(owner.tokenId) : drawRead(owner.tokenId))
  if (!may(owner.role, purpose === 'submit' ? 'tasks:submit' : 'workspace:read')) {
    const message = `The owner of this token is a ${owner.role} here and may not generate.`
    throw new CompatError('FORBIDDEN', message)
  }
  return owner
}
