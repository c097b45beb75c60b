import { expect } from 'vitest'
import { auditLedger } from '@/lib/credits/audit-ledger'
import type { AuditProblem } from '@/lib/credits/audit-problem'
import { db } from '@/lib/db/client'
import { auditBooks } from '@/lib/tasks/audit-books'
import { pageWorkspaces } from '@/lib/workspaces/store'

/** Checks all books of the database after a test that moved credits, as the product's audit does. */
export const expectCleanBooks = async (): Promise<void> => {
  expect(await auditBooks({ maxProblems: 20 })).toMatchObject({ ok: true, problems: [] })
}

/** The ledger by itself, for tests whose movements name tasks that were never made. */
export const expectCleanLedger = async (): Promise<void> => {
  const problems: AuditProblem[] = []
  for await (const page of pageWorkspaces(db())) {
    for (const workspace of page) {
      await auditLedger(db(), workspace, (problem) => problems.push(problem))
    }
  }
  expect(problems).toEqual([])
}
