import 'server-only'
import { CompatError } from '@/lib/compat/compat-error'
import { findStatusFacts } from '@/lib/compat/store'
import { toStatus } from '@/lib/compat/to-status'
import { fromWireId, toWireId } from '@/lib/compat/wire-id'
import { env } from '@/lib/env'
import { signVideoLink } from '@/lib/media/signed-link'
import { noteLook } from '@/lib/tasks/look-store'
import type { TokenOwner } from '@/lib/workspaces/token-store'

/** A script may fetch its result late; the next status call gives a fresh link. */
const LINK_LIFETIME_MS = 24 * 3600 * 1000

/**
 * GET /api/status?task_id=…, of the token's project alone.
 * @throws CompatError INVALID_PARAMETER, TASK_NOT_FOUND
 */
export const status = async (caller: TokenOwner, request: Request) => {
  const wireId = new URL(request.url).searchParams.get('task_id')
  if (!wireId) throw new CompatError('INVALID_PARAMETER', 'Name the task: ?task_id=…')
  const id = fromWireId(wireId)
  const task = id === null ? null : await findStatusFacts(caller, id)
  if (!task || toWireId(task) !== wireId) {
    throw new CompatError('TASK_NOT_FOUND', 'There is no such task.')
  }
  await noteLook(caller.workspaceId)
  const expiresAt = new Date(Date.now() + LINK_LIFETIME_MS)
  const videoUrl = task.videoId && signVideoLink(task.videoId, expiresAt, { baseUrl: env().appUrl })
  return toStatus(task, videoUrl)
}
