import type { AuditedAccount, AuditedMovement } from '@/lib/credits/audit-book'
import type { AccountOwner } from '@/lib/credits/store'
import type { Db } from '@/lib/db/client'
import { inPages } from '@/lib/db/pages'

const PAGE_SIZE = 1_000

export const listAccounts = (on: Db, owner: AccountOwner): Promise<AuditedAccount[]> =>
  on.creditAccount.findMany({
    where: owner,
    select: { id: true, kind: true, balance: true, sequence: true },
  })

/** How many movements the book has counted; null when there is none. */
export const findBookCount = async (on: Db, owner: AccountOwner): Promise<number | null> => {
  const book = await on.creditBook.findUnique({
    where: { workspaceId_providerMode: owner },
    select: { movements: true },
  })
  return book?.movements ?? null
}

/** All movements of a book with their entries, oldest first, in pages. */
export const pageMovements = (on: Db, owner: AccountOwner): AsyncGenerator<AuditedMovement[]> =>
  inPages(
    (after: number | null) =>
      on.creditTransaction.findMany({
        where: { ...owner, ...(after === null ? {} : { number: { gt: after } }) },
        orderBy: { number: 'asc' },
        take: PAGE_SIZE,
        select: {
          id: true,
          number: true,
          kind: true,
          idempotencyKey: true,
          taskId: true,
          entries: {
            select: {
              id: true,
              accountId: true,
              amount: true,
              sequence: true,
              balanceAfter: true,
            },
          },
        },
      }),
    (row) => row.number,
  )
