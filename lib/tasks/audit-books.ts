import 'server-only'
import { auditLedger } from '@/lib/credits/audit-ledger'
import type { AuditProblem } from '@/lib/credits/audit-problem'
import type { AuditReport } from '@/lib/credits/audit-report'
import { inSnapshot } from '@/lib/db/snapshot'
import { auditHolds } from '@/lib/tasks/audit-holds'
import { pageWorkspaces } from '@/lib/workspaces/store'

/**
 * The whole audit of one workspace, or of all: the ledger by itself and against the tasks, read
 * from one snapshot, so that it can run beside a working studio. Writes nothing.
 * @param maxProblems how many problems are told in full; all are counted
 */
export const auditBooks = ({
  workspace: named,
  maxProblems,
}: {
  workspace?: { id: string } | { slug: string }
  maxProblems: number
}): Promise<AuditReport> =>
  inSnapshot(async (tx) => {
    const figures = { workspaces: 0, accounts: 0, movements: 0, entries: 0, tasks: 0 }
    const problems: AuditProblem[] = []
    let problemCount = 0
    const report = (problem: AuditProblem) => {
      problemCount += 1
      if (problems.length < maxProblems) problems.push(problem)
    }
    for await (const page of pageWorkspaces(tx, named)) {
      for (const workspace of page) {
        const ledger = await auditLedger(tx, workspace, report)
        const { tasks } = await auditHolds(tx, workspace, report)
        figures.workspaces += 1
        figures.accounts += ledger.accounts
        figures.movements += ledger.movements
        figures.entries += ledger.entries
        figures.tasks += tasks
      }
    }
    return { ok: problemCount === 0, ...figures, problemCount, problems }
  })
