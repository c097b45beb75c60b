import 'server-only'
import { unstable_rethrow } from 'next/navigation'
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

type Params<P> = P & { workspace: string }

/**
 * A route inside a workspace, `app/api/w/[workspace]/…`: the session, for anything but a read the
 * same-origin proof, membership and permission, then `run`. Errors are JSON in the Result shape.
 * The other parts of the path are named by the type: `memberRoute<{ videoId: string }>(…)`.
 */
export const memberRoute =
  <P extends Record<string, string> = Record<never, string>>(
    { permission }: { permission: Permission },
    run: (context: {
      scope: WorkspaceScope
      viewer: Viewer
      request: Request
      params: Params<P>
    }) => Promise<Response>,
  ) =>
  async (request: Request, context: { params: Promise<Params<P>> }): Promise<Response> => {
    try {
      if (!READS.includes(request.method)) assertSameOrigin(request)
      const viewer = await viewerOfRequest(request)
      if (!viewer) throw new AppError('unauthenticated', say('errors.signedOut'))
      const params = await context.params
      const scope = await mintScope(viewer.userId, params.workspace, permission)
      return await run({ scope, viewer, request, params })
    } catch (error) {
      unstable_rethrow(error)
      return await errorResponse(error, request)
    }
  }

/**
 * The same for a route without a part in brackets, whose workspace stands in the query. Next looks
 * for one that has such a part among all of them and works out its expression anew at every request,
 * which is a tenth of what a page of the gallery takes.
 */
export const memberQueryRoute =
  (
    permitted: { permission: Permission },
    run: (context: {
      scope: WorkspaceScope
      request: Request
      search: URLSearchParams
    }) => Promise<Response>,
  ) =>
  (request: Request): Promise<Response> => {
    const search = new URL(request.url).searchParams
    const params = Promise.resolve({ workspace: search.get('workspace') ?? '' })
    return memberRoute(permitted, ({ scope }) => run({ scope, request, search }))(request, {
      params,
    })
  }

/** @throws AppError forbidden */
export const assertSameOrigin = (request: Request): void => {
  const { appUrl, appUrlIsSet, trustedProxies } = env()
  if (isSameOrigin(requestFacts(request.headers, trustedProxies), appUrlIsSet ? appUrl : null)) {
    return
  }
  throw new AppError('forbidden', say('errors.foreignOrigin'))
}

/**
 * The JSON body of a request.
 * @throws AppError invalid when it is none
 */
export const readJson = async (request: Request): Promise<unknown> => {
  try {
    return await request.json()
  } catch (cause) {
    throw new AppError('invalid', say('errors.notJson'), { cause })
  }
}
