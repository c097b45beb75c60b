import 'server-only'
import type { LedgerPage } from '@/lib/credits/ledger-view'
import { getBalance, listMovements } from '@/lib/credits/store'
import { type TaskFacts, toLedgerLine } from '@/lib/credits/to-ledger-line'
import { env, type ProviderMode } from '@/lib/env'
import { decodeCursor, encodeCursor } from '@/lib/keyset'
import { listTaskFacts } from '@/lib/tasks/store'
import type { BalanceView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

const PAGE_SIZE = 50

export type CreditsView = LedgerPage & {
  workspace: { slug: string; name: string }
  balance: BalanceView
  mode: ProviderMode
  canGrant: boolean
}

export const loadCredits = async (slug: string, cursor?: string): Promise<CreditsView> => {
  const scope = await loadScope(slug, 'workspace:read')
  const [balance, page] = await Promise.all([
    getBalance(ownerOf(scope)),
    readLedger(scope, cursor ?? null),
  ])
  return {
    ...page,
    workspace: { slug: scope.slug, name: scope.name },
    balance,
    mode: env().provider.mode,
    canGrant: may(scope.role, 'credits:grant'),
  }
}

const ownerOf = (scope: WorkspaceScope) => ({
  workspaceId: scope.workspaceId,
  providerMode: env().provider.mode,
})

const readLedger = async (scope: WorkspaceScope, cursor: string | null): Promise<LedgerPage> => {
  const before = cursor === null ? null : decodeCursor(cursor)
  const rows = await listMovements(ownerOf(scope), before, PAGE_SIZE + 1)
  const page = rows.slice(0, PAGE_SIZE)
  const taskIds = [...new Set(page.flatMap((row) => row.taskId ?? []))]
  const tasks = new Map<string, TaskFacts>(await listTaskFacts(scope.workspaceId, taskIds))
  const last = page.at(-1)
  return {
    entries: page.map((row) => toLedgerLine(row, row.taskId ? tasks.get(row.taskId) : undefined)),
    nextCursor: rows.length > PAGE_SIZE && last ? encodeCursor(last) : null,
  }
}
