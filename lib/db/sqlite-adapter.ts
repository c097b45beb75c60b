import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  DriverAdapterError,
  type IsolationLevel,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import type { DirectAdapter } from '@/lib/db/direct'
import {
  lockDeadline,
  openReader,
  openWriter,
  runScript,
  sqliteError,
  whileBusy,
} from '@/lib/db/sqlite-connection'
import { openDirectReader } from '@/lib/db/sqlite-direct'
import { createTurns } from '@/lib/db/turns'

// Why not the stock adapter: @prisma/adapter-better-sqlite3 shares one connection between
// everybody, so that a write acknowledged while somebody else's transaction is open vanishes when
// that one rolls back, reads see uncommitted data, and its deferred BEGIN fails at once when two
// clients read and then write (prisma/orm#29933, fix in #29955). @prisma/adapter-libsql leaks two
// file descriptors for each transaction. tests/lib/db/stock-adapter.test.ts shows the faults;
// delete this file when they are gone.
//
// One connection writes, taking turns: a transaction has it from BEGIN IMMEDIATE to its end, so it
// can never fail half-way for a lock. Another only reads, and sees committed data only. Waiting
// for a lock of another process never blocks the thread (whileBusy).

/**
 * What may go to the reading connection. Too narrow is harmless: the writer reads as well. Too
 * wide is an error and no damage: the reader cannot write.
 */
const isRead = (sql: string) =>
  /^\s*(SELECT|WITH|VALUES)\b/i.test(sql) && !/\b(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql)

/** A trigger's own words; the stock adapter calls every one a broken foreign key. */
const translate = (error: unknown): unknown => {
  if (!isDriverAdapterError(error)) return error
  const { originalCode, originalMessage } = error.cause
  if (originalCode !== 'SQLITE_CONSTRAINT_TRIGGER' || !originalMessage) return error
  return new DriverAdapterError({
    kind: 'sqlite',
    extendedCode: 1811,
    message: originalMessage,
    originalCode,
    originalMessage,
  })
}

const translated = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run()
  } catch (error) {
    throw translate(error)
  }
}

const openAdapter = async (path: string): Promise<DirectAdapter> => {
  const takeTurn = createTurns()
  let writer = await openWriter(path)
  const reader = await openReader(path)
  const direct = openDirectReader(path)

  const waitForTurn = (deadline: number) =>
    takeTurn(
      deadline - performance.now(),
      () =>
        new DriverAdapterError({ kind: 'SocketTimeout', originalMessage: 'database is locked' }),
    )

  const withTurn = async <T>(send: () => Promise<T>): Promise<T> => {
    const deadline = lockDeadline()
    const endTurn = await waitForTurn(deadline)
    try {
      return await translated(() => whileBusy(send, deadline))
    } finally {
      endTurn()
    }
  }

  /** Afterwards the writer stands in no transaction, whatever has happened to it. */
  const rollBack = async () => {
    try {
      await runScript(writer, 'ROLLBACK')
    } catch (error) {
      // SQLite has already rolled back by itself, as it does when the disk is full.
      if (error instanceof Error && /no transaction is active/.test(messageOf(error))) return
      await writer.dispose()
      writer = await openWriter(path)
    }
  }

  const beginTransaction = async (endTurn: () => void, deadline: number): Promise<Transaction> => {
    await translated(() => whileBusy(() => runScript(writer, 'BEGIN IMMEDIATE'), deadline))
    let failure: unknown
    let isOpen = true

    // As on PostgreSQL, a failed statement ends the transaction. Without this, statements after an
    // error by which SQLite itself rolled back would be committed one by one.
    const inside = async <T>(run: () => Promise<T>): Promise<T> => {
      if (!isOpen) throw sqliteError('the transaction has ended')
      if (failure) throw sqliteError('the transaction is aborted: a statement in it has failed')
      try {
        return await translated(run)
      } catch (error) {
        failure = error
        throw error
      }
    }

    const end = async (run: () => Promise<void>) => {
      if (!isOpen) return
      isOpen = false
      try {
        await run()
      } finally {
        endTurn()
      }
    }

    return {
      provider: 'sqlite',
      adapterName: ADAPTER_NAME,
      // Prisma then leaves COMMIT and ROLLBACK to the two functions below.
      options: { usePhantomQuery: true },
      queryRaw: (query) => inside(() => writer.queryRaw(query)),
      executeRaw: (query) => inside(() => writer.executeRaw(query)),
      commit: () =>
        end(async () => {
          try {
            if (failure) throw failure
            await whileBusy(() => runScript(writer, 'COMMIT'))
          } catch (error) {
            await rollBack()
            throw error
          }
        }),
      rollback: () => end(rollBack),
      createSavepoint: (name) => inside(() => runScript(writer, `SAVEPOINT ${name}`)),
      releaseSavepoint: (name) => inside(() => runScript(writer, `RELEASE SAVEPOINT ${name}`)),
      rollbackToSavepoint: async (name) => {
        await runScript(writer, `ROLLBACK TO SAVEPOINT ${name}`)
        failure = undefined
      },
    }
  }

  const run = <T>(query: SqlQuery, send: (connection: SqlDriverAdapter) => Promise<T>) =>
    isRead(query.sql)
      ? translated(() => whileBusy(() => send(reader)))
      : withTurn(() => send(writer))

  return {
    provider: 'sqlite',
    adapterName: ADAPTER_NAME,
    queryRaw: (query) => run(query, (connection) => connection.queryRaw(query)),
    executeRaw: (query) => run(query, (connection) => connection.executeRaw(query)),
    executeScript: (script) => withTurn(() => runScript(writer, script)),
    startTransaction: async (isolationLevel?: IsolationLevel) => {
      if (isolationLevel && isolationLevel !== 'SERIALIZABLE') {
        throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level: isolationLevel })
      }
      const deadline = lockDeadline()
      const endTurn = await waitForTurn(deadline)
      try {
        return await beginTransaction(endTurn, deadline)
      } catch (error) {
        endTurn()
        throw error
      }
    },
    readDirectly: direct.read,
    dispose: async () => {
      direct.close()
      await reader.dispose()
      await writer.dispose()
    },
  }
}

const ADAPTER_NAME = 'dailies-sqlite'

const messageOf = (error: Error) =>
  isDriverAdapterError(error) ? (error.cause.originalMessage ?? error.message) : error.message

/** @param path of the database file; it and its folder are made when missing. */
export const connectToSqlite = async (path: string): Promise<DirectAdapter> => {
  await mkdir(dirname(path), { recursive: true })
  return openAdapter(path)
}
