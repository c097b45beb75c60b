import 'server-only'
import { AUDITED_MODES, type AuditedWorkspace, tellOf } from '@/lib/credits/audit-ledger'
import type { AuditProblem } from '@/lib/credits/audit-problem'
import { getBalance } from '@/lib/credits/store'
import type { Db } from '@/lib/db/client'
import { auditTask, expectedResolution } from '@/lib/tasks/audit-task'
import { listTaskMovements, pageAuditedTasks, pageOrphans } from '@/lib/tasks/ledger-store'

/**
 * Checks the ledger of a workspace against its tasks: each has the hold and the end that its state
 * asks for, no movement speaks of a task that is not there, and what is held is what open tasks
 * cost.
 * @param on a snapshot, or a database that nobody writes to
 */
export const auditHolds = async (
  on: Db,
  workspace: AuditedWorkspace,
  report: (problem: AuditProblem) => void,
): Promise<{ tasks: number }> => {
  const open = { emulated: 0, kling: 0 }
  let tasks = 0
  for await (const page of pageAuditedTasks(on, workspace.id)) {
    tasks += page.length
    const movements = await listTaskMovements(
      on,
      page.map(({ id }) => id),
    )
    for (const task of page) {
      if (expectedResolution(task) === null) open[task.providerMode] += task.priceCredits
      auditTask(task, movements.get(task.id) ?? [], tellOf(workspace, task.providerMode, report))
    }
  }
  for await (const page of pageOrphans(on, workspace.id)) {
    for (const { id, number, taskId, providerMode } of page) {
      const what = { movement: id, number, task: taskId }
      tellOf(workspace, providerMode, report)('movement_without_task', what, 'a task', 'none')
    }
  }
  for (const providerMode of AUDITED_MODES) {
    const { held } = await getBalance({ workspaceId: workspace.id, providerMode }, on)
    if (held === open[providerMode]) continue
    tellOf(workspace, providerMode, report)('held_prices', {}, open[providerMode], held)
  }
  return { tasks }
}
