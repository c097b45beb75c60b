import { PrismaPg } from '@prisma/adapter-pg'
import type { IsolationLevel, SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils'
import type { DirectAdapter, ReadDirectly } from '@/lib/db/direct'
import { readingFrom } from '@/lib/db/postgresql-direct'

/**
 * PostgreSQL answers COMMIT in a transaction that has failed by rolling back, and calls that a
 * success; so does the stock adapter. A caller who caught the failed statement's error would be
 * told that nothing was lost. Here that COMMIT throws the error once more.
 */
const telling = (transaction: Transaction): Transaction => {
  let failure: unknown
  const noted = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      failure ??= error
      throw error
    }
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => noted(() => transaction.queryRaw(query)),
    executeRaw: async (query) => {
      if (query.sql !== 'COMMIT' || !failure) return noted(() => transaction.executeRaw(query))
      await transaction.executeRaw({ ...query, sql: 'ROLLBACK' })
      throw failure
    },
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
    createSavepoint: (name) => noted(async () => transaction.createSavepoint?.(name)),
    releaseSavepoint: (name) => noted(async () => transaction.releaseSavepoint?.(name)),
    rollbackToSavepoint: async (name) => {
      await transaction.rollbackToSavepoint?.(name)
      failure = undefined
    },
  }
}

/**
 * A process that is frozen in a transaction, by its host or a sleeping machine, keeps its locks: on
 * a book of credits, or on the budget that all instances share. PostgreSQL ends such a transaction
 * after so long, which is longer than any of ours may last.
 */
const END_ABANDONED = "SET LOCAL idle_in_transaction_session_timeout = '30s'"

const startTransaction = async (
  connection: SqlDriverAdapter,
  level?: IsolationLevel,
): Promise<Transaction> => {
  const transaction = await connection.startTransaction(level)
  const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] })
  try {
    await run(END_ABANDONED)
  } catch (error) {
    await run('ROLLBACK').finally(() => transaction.rollback())
    throw error
  }
  return telling(transaction)
}

const wrap = (connection: SqlDriverAdapter, readDirectly: ReadDirectly): DirectAdapter => ({
  provider: connection.provider,
  adapterName: connection.adapterName,
  queryRaw: (query) => connection.queryRaw(query),
  executeRaw: (query) => connection.executeRaw(query),
  executeScript: (script) => connection.executeScript(script),
  startTransaction: (level) => startTransaction(connection, level),
  getConnectionInfo: () => connection.getConnectionInfo?.() ?? { supportsRelationJoins: true },
  readDirectly,
  dispose: () => connection.dispose(),
})

/** @param connectMs how long one waits for a free connection, in milliseconds. */
export const connectToPostgresql = async (
  url: string,
  connectMs: number,
): Promise<DirectAdapter> => {
  const stock = new PrismaPg({ connectionString: url, connectionTimeoutMillis: connectMs })
  const connection = await stock.connect()
  return wrap(connection, readingFrom(connection.underlyingDriver()))
}
