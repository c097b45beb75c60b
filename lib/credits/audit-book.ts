import type { Tell } from '@/lib/credits/audit-problem'
import { type AccountKind, GUARDED_KINDS, type MovementKind } from '@/lib/credits/ledger'
import { holdKey, resolveKey } from '@/lib/credits/movement-key'
import { hasShape, spellLegs, spellShape } from '@/lib/credits/movement-shape'

export type AuditedAccount = { id: string; kind: AccountKind; balance: number; sequence: number }

export type AuditedMovement = {
  id: string
  number: number
  kind: MovementKind
  idempotencyKey: string
  taskId: string | null
  entries: {
    id: string
    accountId: string
    amount: number
    sequence: number
    balanceAfter: number
  }[]
}

/**
 * Reads one book, movement by movement in the order of their numbers, and tells what is wrong. A
 * movement locks the book before it touches an account, so that along the numbers every account's
 * entries stand in order too: one pass proves all running balances, and memory holds the accounts
 * and the holds that are open. After a fault it goes on from what the row says, so that one fault
 * is told once.
 */
export const auditBook = (accounts: AuditedAccount[], tell: Tell) => {
  const running = new Map(accounts.map((account) => [account.id, { account, sum: 0, sequence: 0 }]))
  const openHolds = new Map<string, number>()
  let count = 0
  let number = 0

  const readEntry = (movement: AuditedMovement, entry: AuditedMovement['entries'][number]) => {
    const place = running.get(entry.accountId)
    const what = { movement: movement.id, entry: entry.id, account: entry.accountId }
    if (!place) return tell('entry_account', what, 'an account of this book', entry.accountId)
    const { kind } = place.account
    const about = { ...what, kind, sequence: entry.sequence }
    place.sum += entry.amount
    place.sequence += 1
    if (entry.sequence !== place.sequence) {
      tell('entry_sequence', about, place.sequence, entry.sequence)
      place.sequence = entry.sequence
    }
    if (entry.balanceAfter !== place.sum) {
      tell('entry_balance', about, place.sum, entry.balanceAfter)
    }
    if (place.sum < 0 && GUARDED_KINDS.includes(kind)) {
      tell('account_negative', about, 0, place.sum)
    }
  }

  const readHold = (movement: AuditedMovement, taskId: string, held: number) => {
    const what = { movement: movement.id, task: taskId }
    const open = openHolds.get(taskId)
    if (movement.kind === 'hold') {
      if (open !== undefined) tell('hold_twice', what, 1, 2)
      openHolds.set(taskId, (open ?? 0) + held)
      return
    }
    openHolds.delete(taskId)
    if (open === undefined) tell('resolution_without_hold', what, 'an open hold', 'none')
    else if (held !== -open) tell('resolution_amount', what, -open, held)
  }

  const readMovement = (movement: AuditedMovement) => {
    const { id, kind, taskId, idempotencyKey, entries } = movement
    const what = { movement: id, number: movement.number }
    count += 1
    number += 1
    if (movement.number !== number) {
      tell('movement_number', what, number, movement.number)
      number = movement.number
    }
    const legs = entries.flatMap(({ accountId, amount }) => {
      const account = running.get(accountId)?.account
      return account ? [{ kind: account.kind, amount }] : []
    })
    const sum = entries.reduce((total, entry) => total + entry.amount, 0)
    if (sum !== 0) tell('movement_sum', what, 0, sum)
    if (!hasShape(kind, legs)) {
      tell('movement_shape', { ...what, kind }, spellShape(kind), spellLegs(legs))
    }
    for (const entry of entries) readEntry(movement, entry)
    if ((kind === 'grant' || kind === 'adjust') !== (taskId === null)) {
      tell('movement_task', { ...what, kind }, taskId === null ? 'a task' : 'none', taskId)
    }
    const key = keyOf(kind, taskId)
    const isTaken = key === null && /^(hold|resolve):/.test(idempotencyKey)
    if (isTaken || (key !== null && key !== idempotencyKey)) {
      tell('movement_key', { ...what, kind }, key ?? 'no key of a task', idempotencyKey)
    }
    if (taskId !== null && key !== null) {
      readHold(movement, taskId, legs.find((leg) => leg.kind === 'held')?.amount ?? 0)
    }
  }

  /** @param movements how many the book has counted; null when there is no book */
  const close = (movements: number | null) => {
    if ((movements ?? 0) !== count) tell('book_count', {}, count, movements)
    for (const { account, sum, sequence } of running.values()) {
      const what = { account: account.id, kind: account.kind }
      if (account.balance !== sum) tell('account_balance', what, sum, account.balance)
      if (account.sequence !== sequence) tell('account_sequence', what, sequence, account.sequence)
    }
    const total = accounts.reduce((all, account) => all + account.balance, 0)
    if (total !== 0) tell('accounts_sum', {}, 0, total)
    const held = accounts.find((account) => account.kind === 'held')?.balance ?? 0
    const open = [...openHolds.values()].reduce((all, each) => all + each, 0)
    if (held !== open) tell('held_sum', {}, open, held)
  }

  return { readMovement, close }
}

/** The key that a movement of a task has; null for one that has none. */
const keyOf = (kind: MovementKind, taskId: string | null): string | null => {
  if (kind === 'grant' || kind === 'adjust' || taskId === null) return null
  return kind === 'hold' ? holdKey(taskId) : resolveKey(taskId)
}
