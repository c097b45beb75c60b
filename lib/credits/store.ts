import {
  type AccountKind,
  GUARDED_KINDS,
  isBalanced,
  type Legs,
  type MovementKind,
  orderedLegs,
} from '@/lib/credits/ledger'
import { type Db, db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type Keyset, keysetBefore } from '@/lib/keyset'

export type AccountOwner = { workspaceId: string; providerMode: ProviderMode }

export type Movement = AccountOwner & {
  kind: MovementKind
  /** The same key is the same movement; the database refuses a second one. */
  idempotencyKey: string
  /** Or, where they hang on it, what they are when so much is available. */
  legs: Legs | ((available: number) => Legs)
  projectId?: string | null
  taskId?: string | null
  actorId?: string | null
  note?: string | null
}

/**
 * Writes one movement: takes its number, which locks the book until the end of the transaction,
 * changes the balances under their guards and appends the entries.
 * @throws AppError insufficient_credits when an account of the workspace would go below zero
 */
export const insertMovement = async (tx: Tx, movement: Movement): Promise<void> => {
  const { legs: given, workspaceId, providerMode, ...facts } = movement
  const owner = { workspaceId, providerMode }
  const number = await takeNumber(tx, owner)
  const legs =
    typeof given === 'function' ? given(await getAccountBalance(tx, owner, 'available')) : given
  if (!isBalanced(legs)) throw new Error(`unbalanced movement ${movement.idempotencyKey}`)
  const moved = []
  for (const [kind, amount] of orderedLegs(legs)) {
    const account = await moveBalance(tx, owner, kind, amount)
    if (!account) throw new AppError('insufficient_credits', 'There are not enough credits.')
    moved.push({
      accountId: account.id,
      amount,
      sequence: account.sequence,
      balanceAfter: account.balance,
    })
  }
  await tx.creditTransaction.create({
    data: { ...facts, ...owner, number, entries: { createMany: { data: moved } } },
  })
}

const takeNumber = async (tx: Tx, owner: AccountOwner): Promise<number> => {
  const book = await tx.creditBook.upsert({
    where: { workspaceId_providerMode: owner },
    create: { ...owner, movements: 1 },
    update: { movements: { increment: 1 } },
    select: { movements: true },
  })
  return book.movements
}

type MovedAccount = { id: string; balance: number; sequence: number }

const moveBalance = async (
  tx: Tx,
  owner: AccountOwner,
  kind: AccountKind,
  amount: number,
): Promise<MovedAccount | null> => {
  const guarded = GUARDED_KINDS.includes(kind) && amount < 0
  const move = () =>
    tx.creditAccount.updateManyAndReturn({
      where: { ...owner, kind, ...(guarded ? { balance: { gte: -amount } } : {}) },
      data: { balance: { increment: amount }, sequence: { increment: 1 } },
      select: { id: true, balance: true, sequence: true },
    })
  const [account] = await move()
  if (account || guarded) return account ?? null
  // The first movement of this kind opens the account.
  await tx.creditAccount.upsert({
    where: { workspaceId_providerMode_kind: { ...owner, kind } },
    create: { ...owner, kind },
    update: {},
  })
  return (await move())[0] ?? null
}

export const getBalance = async (
  owner: AccountOwner,
  on: Db = db(),
): Promise<{ available: number; held: number }> => {
  const accounts = await on.creditAccount.findMany({
    where: { ...owner, kind: { in: ['available', 'held'] } },
    select: { kind: true, balance: true },
  })
  const of = (kind: AccountKind) => accounts.find((row) => row.kind === kind)?.balance ?? 0
  return { available: of('available'), held: of('held') }
}

export const getAccountBalance = async (
  tx: Tx,
  { workspaceId, providerMode }: AccountOwner,
  kind: AccountKind,
): Promise<number> => {
  const owner = { workspaceId, providerMode, kind }
  const account = await tx.creditAccount.findUnique({
    where: { workspaceId_providerMode_kind: owner },
    select: { balance: true },
  })
  return account?.balance ?? 0
}

export const findMovement = (idempotencyKey: string, on: Db = db()) =>
  on.creditTransaction.findUnique({
    where: { idempotencyKey },
    select: {
      workspaceId: true,
      providerMode: true,
      kind: true,
      entries: { select: { amount: true, account: { select: { kind: true } } } },
    },
  })

export type MovementRow = Awaited<ReturnType<typeof listMovements>>[number]

/** Newest first. */
export const listMovements = (owner: AccountOwner, before: Keyset | null, limit: number) =>
  db().creditTransaction.findMany({
    where: { ...owner, ...keysetBefore(before) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      kind: true,
      createdAt: true,
      projectId: true,
      taskId: true,
      note: true,
      actor: { select: { displayName: true } },
      entries: {
        select: {
          amount: true,
          balanceAfter: true,
          sequence: true,
          account: { select: { kind: true } },
        },
      },
    },
  })
