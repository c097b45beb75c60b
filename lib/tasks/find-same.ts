import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { parseSettings } from '@/lib/kling/request'
import { log } from '@/lib/log'
import { findNewestSame } from '@/lib/tasks/press-store'
import type { TaskRow } from '@/lib/tasks/store'
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
  return findNewest(scope, [hashRequest(projectId, parsed.settings)], {
    now: await databaseNow(),
    except: [],
  })
}

/**
 * The same for the tasks of a press: who sent one of them before it. It never fails: what the studio
 * has taken must not be told as refused for want of this.
 */
export const findSentBefore = (
  scope: WorkspaceScope,
  press: readonly Pick<TaskRow, 'id' | 'requestHash' | 'createdAt'>[],
): Promise<SameView | null> =>
  findNewest(
    scope,
    press.map(({ requestHash }) => requestHash),
    // It was made a moment ago: the database is not asked for the time once more.
    { now: press[0]?.createdAt ?? new Date(), except: press.map(({ id }) => id) },
  ).catch((error) => {
    log.warn({ err: error }, 'it is not known whether the same was sent before')
    return null
  })

const findNewest = async (
  scope: WorkspaceScope,
  requestHashes: string[],
  { now, except }: { now: Date; except: string[] },
): Promise<SameView | null> => {
  const since = new Date(now.getTime() - LOOKED_BACK_MS)
  const row = await findNewestSame(
    { workspaceId: scope.workspaceId, providerMode: env().provider.mode },
    { requestHashes, since, except },
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
