import 'server-only'
import type { AccountKind } from '@/lib/credits/ledger'
import type { LedgerLine, TaskFacts } from '@/lib/credits/ledger-view'
import type { MovementRow } from '@/lib/credits/store'

const entryOf = (row: MovementRow, kind: AccountKind) =>
  row.entries.find((each) => each.account.kind === kind)

/** @param balanceAfter available credits after it */
export const toLedgerLine = (
  row: MovementRow,
  balanceAfter: number,
  task: TaskFacts | undefined,
): LedgerLine => {
  const moved = (kind: AccountKind) => entryOf(row, kind)?.amount ?? 0
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    at: row.createdAt.toISOString(),
    amountAvailable: moved('available'),
    amountHeld: moved('held'),
    amountSpent: moved('spent'),
    amountWrittenOff: moved('written_off'),
    balanceAfter,
    unconfirmedRefund: task?.unconfirmedRefund ?? 0,
    // What the machine moved is told by whose task it was.
    memberName: row.actor?.displayName ?? task?.memberName ?? null,
    projectName: task?.projectName ?? null,
    take: task?.take ?? null,
    taskId: row.taskId,
    videoId: task?.videoId ?? null,
    prompt: task?.prompt ?? null,
    note: row.note,
  }
}

/**
 * Available credits after each movement, in the order of `rows`, which is newest first. Some do not
 * touch them: what was there before them is there after them.
 * @param olderBalance what was available before the oldest of `rows`
 */
export const balancesAfter = (rows: MovementRow[], olderBalance: number): number[] => {
  let balance = olderBalance
  return rows
    .toReversed()
    .map((row) => {
      balance = entryOf(row, 'available')?.balanceAfter ?? balance
      return balance
    })
    .toReversed()
}
