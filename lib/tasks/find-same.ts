import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { parseSettings } from '@/lib/kling/request'
import { findNewestSame } from '@/lib/tasks/press-store'
import { hashRequest } from '@/lib/tasks/submit-task'
import type { SameView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const LOOKED_BACK_MS = 24 * 3600 * 1000

/**
 * Who last sent exactly this for the same project, within a day; null when nobody did, and for
 * settings that nobody can have sent. What was taken back before it left does not count.
 */
export const findSame = async (
  scope: WorkspaceScope,
  { projectId, settings }: { projectId: string; settings: unknown },
): Promise<SameView | null> => {
  const parsed = parseSettings(settings)
  if (!parsed.ok) return null
  const since = new Date((await databaseNow()).getTime() - LOOKED_BACK_MS)
  const row = await findNewestSame(
    { workspaceId: scope.workspaceId, providerMode: env().provider.mode },
    { requestHash: hashRequest(projectId, parsed.settings), since },
  )
  return (
    row && {
      taskId: row.id,
      state: row.state,
      at: row.createdAt.toISOString(),
      member: { id: row.user.id, name: row.user.displayName },
      mine: row.user.id === scope.userId,
    }
  )
}
