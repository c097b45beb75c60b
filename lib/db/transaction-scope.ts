import { AsyncLocalStorage } from 'node:async_hooks'
import type { Prisma } from '@/lib/db/generated/sqlite/client'

/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient

type Scope = { tx: Tx; isOpen: boolean }

// Next loads modules more than once; a transaction must be seen from every copy.
const holder = globalThis as typeof globalThis & { dailiesTransaction?: AsyncLocalStorage<Scope> }
holder.dailiesTransaction ??= new AsyncLocalStorage<Scope>()
const storage = holder.dailiesTransaction

/** The transaction that the running code was called from, as long as it is open. */
export const openTransaction = (): Tx | undefined => {
  const scope = storage.getStore()
  return scope?.isOpen ? scope.tx : undefined
}

export const runInScope = async <T>(tx: Tx, run: () => Promise<T>): Promise<T> => {
  const scope: Scope = { tx, isOpen: true }
  try {
    return await storage.run(scope, run)
  } finally {
    scope.isOpen = false
  }
}
