import 'server-only'
import { localeOfHeaders } from '@/lib/auth/request-locale'
import { viewerOfRequest } from '@/lib/auth/request-viewer'
import type { Viewer } from '@/lib/auth/viewer'
import { env } from '@/lib/env'
import { toFailure } from '@/lib/error-result'
import { AppError, ERROR_STATUS } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { isSameOrigin, requestFacts } from '@/lib/request-facts'
import { mintScope, type WorkspaceScope } from '@/lib/workspaces/access'
import type { Permission } from '@/lib/workspaces/roles'

/** An error as a JSON response in the Result shape, with the status of its code. */
export const errorResponse = async (error: unknown, request: Request): Promise<Response> => {
  const failure = toFailure(error, speakerOf(await localeOfHeaders(request.headers)))
  return Response.json(failure, {
    status: ERROR_STATUS[failure.error.code],
    headers: { 'cache-control': 'no-store' },
  })
}

const READS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Who asks something of a workspace, and that they may: the session, for anything but a read the
 * same-origin proof, membership and permission.
 * @throws AppError unauthenticated, forbidden, not_found
 */
export const letIn = async (
  request: Request,
  slug: string,
  permission: Permission,
): Promise<{ scope: WorkspaceScope; viewer: Viewer }> => {
  if (!READS.includes(request.method)) assertSameOrigin(request)
  const viewer = await viewerOfRequest(request)
  if (!viewer) throw new AppError('unauthenticated', say('errors.signedOut'))
  return { scope: await mintScope(viewer.userId, slug, permission), viewer }
}

/** @throws AppError forbidden */
export const assertSameOrigin = (request: Request): void => {
  const { appUrl, appUrlIsSet, trustedProxies } = env()
  if (isSameOrigin(requestFacts(request.headers, trustedProxies), appUrlIsSet ? appUrl : null)) {
    return
  }
  throw new AppError('forbidden', say('errors.foreignOrigin'))
}
