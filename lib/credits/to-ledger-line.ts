import 'server-only'
import type { AccountKind } from '@/lib/credits/ledger'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import type { MovementRow } from '@/lib/credits/store'

/** What stands beside a movement of a task. */
export type TaskFacts = {
  prompt: string
  projectName: string
  /** Its sender. */
  memberName: string
  videoId: string | null
}

export const toLedgerLine = (row: MovementRow, task: TaskFacts | undefined): LedgerLine => {
  const entry = (kind: AccountKind) => row.entries.find((each) => each.account.kind === kind)
  return {
    id: row.id,
    kind: row.kind,
    at: row.createdAt.toISOString(),
    amountAvailable: entry('available')?.amount ?? 0,
    amountHeld: entry('held')?.amount ?? 0,
    balanceAfter: entry('available')?.balanceAfter ?? null,
    // What the machine moved is told by whose task it was.
    memberName: row.actor?.displayName ?? task?.memberName ?? null,
    projectName: task?.projectName ?? null,
    taskId: row.taskId,
    videoId: task?.videoId ?? null,
    prompt: task?.prompt ?? null,
    note: row.note,
  }
}
