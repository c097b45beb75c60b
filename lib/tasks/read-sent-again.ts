import 'server-only'
import { listSame } from '@/lib/tasks/press-store'
import type { LiveTaskRow } from '@/lib/tasks/store'
import type { TakeView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * The newest take of the same request that was sent since a task failed, unless it came to nothing
 * too: whoever looks at the failure would pay for it once more.
 */
export const readSentAgain = async (
  { workspaceId }: Pick<WorkspaceScope, 'workspaceId'>,
  rows: readonly LiveTaskRow[],
): Promise<(row: LiveTaskRow) => TakeView | null> => {
  const failed = rows.filter(({ state }) => state === 'failed')
  const takes = failed.length > 0 ? await listSame(workspaceId, failed) : []
  return (row) => {
    if (row.state !== 'failed') return null
    const found = takes.find(
      (take) =>
        take.shotId === row.shotId &&
        take.requestHash === row.requestHash &&
        // The other takes of its own press were sent before.
        take.createdAt >= row.stateAt,
    )
    return found ? { id: found.id, takeNumber: found.takeNumber, state: found.state } : null
  }
}
