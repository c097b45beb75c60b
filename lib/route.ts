import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { Viewer } from '@/lib/auth/viewer'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { assertSameOrigin, errorResponse, letIn } from '@/lib/let-in'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import type { Permission } from '@/lib/workspaces/roles'

export { assertSameOrigin, errorResponse }

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
      const params = await context.params
      const member = await letIn(request, params.workspace, permission)
      return await run({ ...member, request, params })
    } catch (error) {
      unstable_rethrow(error)
      return await errorResponse(error, request)
    }
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
