import 'server-only'
import type { LedgerPage } from '@/lib/credits/ledger-view'
import { findBalanceBefore, getBalance, listMovements } from '@/lib/credits/store'
import { balancesAfter, toLedgerLine } from '@/lib/credits/to-ledger-line'
import { env, type ProviderMode } from '@/lib/env'
import { listTaskFacts, sumAtRisk } from '@/lib/tasks/ledger-store'
import type { BalanceView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

const PAGE_SIZE = 50

export type CreditsView = LedgerPage & {
  workspace: { slug: string; name: string }
  balance: BalanceView
  /** How much of what is held may be lost. */
  atRisk: number
  mode: ProviderMode
  can: { grant: boolean; adjust: boolean; audit: boolean }
}

export const loadCredits = async (slug: string, cursor?: string): Promise<CreditsView> => {
  const scope = await loadScope(slug, 'workspace:read')
  const [balance, atRisk, page] = await Promise.all([
    getBalance(ownerOf(scope)),
    sumAtRisk(ownerOf(scope)),
    readLedger(scope, cursor),
  ])
  return {
    ...page,
    workspace: { slug: scope.slug, name: scope.name },
    balance,
    atRisk,
    mode: env().provider.mode,
    can: {
      grant: may(scope.role, 'credits:grant'),
      adjust: may(scope.role, 'credits:adjust'),
      audit: may(scope.role, 'ledger:audit'),
    },
  }
}

const ownerOf = (scope: WorkspaceScope) => ({
  workspaceId: scope.workspaceId,
  providerMode: env().provider.mode,
})

/** A number of a movement; null for anything that we did not make. */
const readCursor = (cursor = ''): number | null =>
  /^\d{1,9}$/.test(cursor) ? Number(cursor) : null

const readLedger = async (scope: WorkspaceScope, cursor?: string): Promise<LedgerPage> => {
  const owner = ownerOf(scope)
  const rows = await listMovements(owner, readCursor(cursor), PAGE_SIZE + 1)
  const page = rows.slice(0, PAGE_SIZE)
  const taskIds = [...new Set(page.flatMap((row) => row.taskId ?? []))]
  const last = page.at(-1)
  const [tasks, olderBalance] = await Promise.all([
    listTaskFacts(scope.workspaceId, taskIds),
    last ? findBalanceBefore(owner, last.number) : 0,
  ])
  const balances = balancesAfter(page, olderBalance)
  return {
    entries: page.map((row, at) =>
      toLedgerLine(row, balances[at] ?? olderBalance, tasks.get(row.taskId ?? '')),
    ),
    nextCursor: rows.length > PAGE_SIZE && last ? String(last.number) : null,
  }
}
