import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { isConflict, isExpired } from '@/lib/db/errors'
import { openTransaction, runInScope, type Tx } from '@/lib/db/transaction-scope'
import { env } from '@/lib/env'

export { isUniqueViolation } from '@/lib/db/errors'
export type { Tx }

const TRIES = 6
/** Each may have waited for its full time. */
const TRIES_IN_A_CROWD = 3

/**
 * Runs `run` in one transaction and returns what it returns; what it throws rolls back.
 *
 * On SQLite the transaction has the writer from its beginning (BEGIN IMMEDIATE), so what it reads
 * stays true until it commits. On PostgreSQL it is READ COMMITTED: guard what you write by what
 * you read (`updateMany({ where: { …, state: before } })`), or lock the rows. There it is done
 * again when PostgreSQL refuses it for a deadlock or a conflict; on both, when its time ran out in
 * a crowd. So `run` must do nothing but database work. On both, the first failed statement ends the transaction: an error caught inside
 * (such as a unique violation) leaves nothing to go on with; catch it outside.
 *
 * No network and no file inside: it holds up every other writer. At most 20 s.
 */
export const inTransaction = async <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
  if (openTransaction()) throw new Error('inTransaction() was called inside another one.')
  for (let tries = 1; ; tries++) {
    try {
      return await db().$transaction((tx) => runInScope(tx, () => run(tx)))
    } catch (error) {
      const most = isConflict(error) ? TRIES : isExpired(error) ? TRIES_IN_A_CROWD : 1
      if (tries >= most) throw error
    }
    await sleep(10 * 2 ** tries * (0.5 + Math.random()))
  }
}

/**
 * The database's clock, on which all instances agree; also inside a transaction. SQLite has none
 * of its own: it lives in this process and reads this machine's.
 */
export const databaseNow = async (): Promise<Date> => {
  if (env().database.kind === 'sqlite') return new Date()
  const client = openTransaction() ?? db()
  const rows = await client.$queryRaw<{ milliseconds: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS milliseconds`
  return new Date(Math.floor(rows[0]?.milliseconds ?? Number.NaN))
}
