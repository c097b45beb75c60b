import {
  type AccountKind,
  GUARDED_KINDS,
  isBalanced,
  type Legs,
  type MovementKind,
  orderedLegs,
} from '@/lib/credits/ledger'
import { type Db, db } from '@/lib/db/client'
import { isUniqueViolation, type Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

export type AccountOwner = { workspaceId: string; providerMode: ProviderMode }

export type Movement = AccountOwner & {
  kind: MovementKind
  /** The same key is the same movement, made once. */
  idempotencyKey: string
  legs: Legs
  /** What moves instead when `available` does not cover what `legs` take from it. */
  otherwise?: Legs
  projectId?: string | null
  taskId?: string | null
  actorId?: string | null
  note?: string | null
}

/**
 * Writes one movement: takes its number, which locks the book until the end of the transaction,
 * changes the balances under their guards and appends the entries. A movement that was made
 * before, under the same key, has no second effect.
 * @throws AppError insufficient_credits when an account of the workspace would go below zero,
 *   conflict when the key was used for another movement
 */
export const insertMovement = async (tx: Tx, movement: Movement): Promise<void> => {
  const { legs: wanted, otherwise, workspaceId, providerMode, ...facts } = movement
  const owner = { workspaceId, providerMode }
  const number = await takeNumber(tx, owner)
  // Looked for under the lock: whoever made it before has committed by now.
  const earlier = await findMovement(movement.idempotencyKey, tx)
  if (earlier) return repeatMovement(tx, earlier, movement)
  const legs = otherwise && !(await covers(tx, owner, wanted)) ? otherwise : wanted
  if (!isBalanced(legs)) throw new Error(`unbalanced movement ${movement.idempotencyKey}`)
  const moved = []
  for (const [kind, amount] of orderedLegs(legs)) {
    const account = await moveBalance(tx, owner, kind, amount)
    if (!account) throw new AppError('insufficient_credits', say('errors.credits.notEnough'))
    moved.push({
      accountId: account.id,
      amount,
      sequence: account.sequence,
      balanceAfter: account.balance,
    })
  }
  const data = { ...facts, ...owner, number, entries: { createMany: { data: moved } } }
  try {
    await tx.creditTransaction.create({ data })
  } catch (error) {
    // Only in another book can somebody have been quicker, and that is another movement.
    throw isUniqueViolation(error) ? usedKey() : error
  }
}

const usedKey = () => new AppError('conflict', say('errors.credits.usedKey'))

const covers = async (tx: Tx, owner: AccountOwner, legs: Legs): Promise<boolean> =>
  (await getAccountBalance(tx, owner, 'available')) + (legs.available ?? 0) >= 0

/** Gives the number back that was taken for it. */
const repeatMovement = async (tx: Tx, earlier: MadeMovement, movement: Movement) => {
  if (!isSameMovement(earlier, movement)) throw usedKey()
  const { workspaceId, providerMode } = movement
  await tx.creditBook.update({
    where: { workspaceId_providerMode: { workspaceId, providerMode } },
    data: { movements: { decrement: 1 } },
  })
}

/** Everything but who asked: a second press may come from another hand. */
const isSameMovement = (earlier: MadeMovement, movement: Movement): boolean => {
  const { legs, otherwise = legs } = movement
  const moved = JSON.stringify(
    orderedLegs(
      Object.fromEntries(earlier.entries.map(({ account, amount }) => [account.kind, amount])),
    ),
  )
  return (
    earlier.kind === movement.kind &&
    earlier.workspaceId === movement.workspaceId &&
    earlier.providerMode === movement.providerMode &&
    earlier.projectId === (movement.projectId ?? null) &&
    earlier.taskId === (movement.taskId ?? null) &&
    earlier.note === (movement.note ?? null) &&
    [legs, otherwise].some((each) => JSON.stringify(orderedLegs(each)) === moved)
  )
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

type MadeMovement = NonNullable<Awaited<ReturnType<typeof findMovement>>>

const findMovement = (idempotencyKey: string, tx: Tx) =>
  tx.creditTransaction.findUnique({
    where: { idempotencyKey },
    select: {
      workspaceId: true,
      providerMode: true,
      kind: true,
      projectId: true,
      taskId: true,
      note: true,
      entries: { select: { amount: true, account: { select: { kind: true } } } },
    },
  })

export type MovementRow = Awaited<ReturnType<typeof listMovements>>[number]

/** Newest first, from below a movement's number on. */
export const listMovements = (owner: AccountOwner, before: number | null, limit: number) =>
  db().creditTransaction.findMany({
    where: { ...owner, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: limit,
    select: {
      id: true,
      number: true,
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

/** What was available before a movement, by its number. */
export const findBalanceBefore = async (owner: AccountOwner, number: number): Promise<number> => {
  const ofAvailable = { account: { kind: 'available' } } as const
  const row = await db().creditTransaction.findFirst({
    where: { ...owner, number: { lt: number }, entries: { some: ofAvailable } },
    orderBy: { number: 'desc' },
    select: { entries: { where: ofAvailable, select: { balanceAfter: true } } },
  })
  return row?.entries[0]?.balanceAfter ?? 0
}
