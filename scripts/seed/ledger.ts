import type { AccountKind, Legs, MovementKind } from '@/lib/credits/ledger'
import { ACCOUNT_KINDS, GUARDED_KINDS, orderedLegs } from '@/lib/credits/ledger'
import type { AccountOwner } from '@/lib/credits/store'
import type { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { insertRows } from '@/scripts/seed/bulk-insert'

export type Movement = {
  id: string
  kind: MovementKind
  idempotencyKey: string
  legs: Legs
  at: Date
  projectId: string | null
  taskId: string | null
  actorId: string | null
  note: string | null
}

type Account = { id: string; balance: number; sequence: number }

/**
 * Writes many movements at once, in the order in which they are given, just as `insertMovement`
 * would have made them one by one: the book is locked first, then the balances are read and
 * nobody else changes them before the transaction ends.
 */
export const insertMovements = async (
  tx: Tx,
  owner: AccountOwner,
  movements: readonly Movement[],
): Promise<void> => {
  const book = await tx.creditBook.upsert({
    where: { workspaceId_providerMode: owner },
    create: { ...owner, movements: movements.length },
    update: { movements: { increment: movements.length } },
  })
  const legs = movements.flatMap((movement) => orderedLegs(movement.legs))
  const accounts = await openAccounts(tx, owner, new Set(legs.map(([kind]) => kind)))
  const first = book.movements - movements.length
  const rows: Prisma.CreditTransactionCreateManyInput[] = []
  const entries: Prisma.CreditEntryCreateManyInput[] = []
  for (const [index, { legs, at, ...facts }] of movements.entries()) {
    rows.push({ ...facts, ...owner, number: first + index + 1, createdAt: at })
    for (const [kind, amount] of orderedLegs(legs)) {
      entries.push({
        id: `${facts.id}${kind[0]}`,
        transactionId: facts.id,
        ...move(accounts, kind, amount),
      })
    }
  }
  await insertRows(tx, 'CreditTransaction', rows)
  await insertRows(tx, 'CreditEntry', entries)
  for (const { id, ...state } of accounts.values()) {
    await tx.creditAccount.update({ where: { id }, data: state })
  }
}

const move = (accounts: Map<AccountKind, Account>, kind: AccountKind, amount: number) => {
  const account = accounts.get(kind)
  if (!account) throw new Error(`there is no account ${kind}`)
  account.balance += amount
  account.sequence += 1
  if (account.balance < 0 && GUARDED_KINDS.includes(kind)) throw new Error(`${kind} is overdrawn`)
  const { id: accountId, sequence, balance: balanceAfter } = account
  return { accountId, amount, sequence, balanceAfter }
}

/** As they stand under the lock. */
const openAccounts = async (
  tx: Tx,
  owner: AccountOwner,
  kinds: Set<AccountKind>,
): Promise<Map<AccountKind, Account>> => {
  const accounts = new Map<AccountKind, Account>()
  for (const kind of ACCOUNT_KINDS) {
    if (!kinds.has(kind)) continue
    const { id, balance, sequence } = await tx.creditAccount.upsert({
      where: { workspaceId_providerMode_kind: { ...owner, kind } },
      create: { ...owner, kind },
      update: {},
    })
    accounts.set(kind, { id, balance, sequence })
  }
  return accounts
}
