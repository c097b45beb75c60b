import 'server-only'
import { auditBook } from '@/lib/credits/audit-book'
import type { AuditProblem, Tell } from '@/lib/credits/audit-problem'
import { findBookCount, listAccounts, pageMovements } from '@/lib/credits/audit-store'
import type { Db } from '@/lib/db/client'

export const AUDITED_MODES = ['emulated', 'kling'] as const

export type AuditedWorkspace = { id: string; slug: string }

export type LedgerFigures = { accounts: number; movements: number; entries: number }

/** A `Tell` that says of which workspace and mode it speaks. */
export const tellOf =
  (
    workspace: AuditedWorkspace,
    mode: AuditProblem['mode'],
    report: (problem: AuditProblem) => void,
  ): Tell =>
  (code, what, expected, found) =>
    report({ code, workspace: workspace.slug, mode, what, expected, found })

/**
 * Checks the ledger of a workspace by itself: every movement, entry, running balance, account and
 * number, in both provider modes.
 * @param on a snapshot, or a database that nobody writes to
 */
export const auditLedger = async (
  on: Db,
  workspace: AuditedWorkspace,
  report: (problem: AuditProblem) => void,
): Promise<LedgerFigures> => {
  const figures = { accounts: 0, movements: 0, entries: 0 }
  for (const providerMode of AUDITED_MODES) {
    const owner = { workspaceId: workspace.id, providerMode }
    const accounts = await listAccounts(on, owner)
    const book = auditBook(accounts, tellOf(workspace, providerMode, report))
    figures.accounts += accounts.length
    for await (const page of pageMovements(on, owner)) {
      figures.movements += page.length
      for (const movement of page) {
        figures.entries += movement.entries.length
        book.readMovement(movement)
      }
    }
    book.close(await findBookCount(on, owner))
  }
  return figures
}
