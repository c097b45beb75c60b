import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import type { Env } from '@/lib/env'
import type { DatabaseKind } from '@/prisma/migration-files'
import { readingLetters, withLetters } from '@/prisma/postgresql-letters'

/** One connection, for one migrating process. */
export type MigrationConnection = {
  kind: DatabaseKind
  /** For the schema engine. Its own locking is left out, and it cannot close the connection. */
  adapter: SqlDriverAdapter
  /** Rows as lists of column values. */
  query: (sql: string) => Promise<unknown[][]>
  hasTable: (name: string) => Promise<boolean>
  /**
   * Runs `run` in one transaction that no other migrating process can be in at the same time.
   * Waits for them. A process that is killed inside leaves nothing behind.
   */
  inLock: <T>(run: () => Promise<T>) => Promise<T>
  /** What the driver said last when it failed. */
  lastError: () => string | undefined
  close: () => Promise<void>
}

/** `prisma/orm` asks for 72707369; ours must be another number, or its own lock meets ours. */
const POSTGRESQL_LOCK = 4_146_720

const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

/**
 * The engine locks for the length of its connection, which is the length of ours: two processes
 * would wait for each other. `inLock` keeps them apart instead.
 */
const isEngineLock = (sql: string) => /locking_mode\s*=|pg_advisory_lock/i.test(sql)

const wrap = (
  connection: SqlDriverAdapter,
  executeScript: (sql: string) => Promise<void>,
  note: (error: unknown) => void,
): SqlDriverAdapter => {
  const noted = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      note(error)
      throw error
    }
  }
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) =>
      isEngineLock(query.sql)
        ? Promise.resolve({ columnNames: [], columnTypes: [], rows: [] })
        : noted(() => connection.queryRaw(query)),
    executeRaw: (query) =>
      isEngineLock(query.sql) ? Promise.resolve(0) : noted(() => connection.executeRaw(query)),
    executeScript: (sql) => noted(() => executeScript(sql)),
    startTransaction: () => Promise.reject(new Error('A migration is one transaction already.')),
    getConnectionInfo: () => connection.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: async () => {},
  }
}

const noteErrors = () => {
  let last: string | undefined
  const note = (error: unknown) => {
    const said = isDriverAdapterError(error) ? error.cause.originalMessage : undefined
    last = said ?? (error instanceof Error ? error.message : String(error))
  }
  return { note, lastError: () => last }
}

const connectSqlite = async (path: string): Promise<MigrationConnection> => {
  const { openWriter, runScript, whileBusy } = await import('@/lib/db/sqlite-connection')
  await mkdir(dirname(path), { recursive: true })
  const connection = await openWriter(path)
  const { note, lastError } = noteErrors()
  const query = async (sql: string) => (await connection.queryRaw(plain(sql))).rows
  // A changed table is written anew, copied and dropped. With foreign keys on, the drop would
  // delete what points at it; inside a transaction they can no longer be switched off.
  await runScript(connection, 'PRAGMA foreign_keys = OFF')
  return {
    kind: 'sqlite',
    adapter: wrap(connection, (sql) => runScript(connection, sql), note),
    query,
    hasTable: async (name) =>
      (await query(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '${name}'`))
        .length > 0,
    inLock: async (run) => {
      await whileBusy(() => runScript(connection, 'BEGIN IMMEDIATE'))
      try {
        const result = await run()
        const [broken] = await query('PRAGMA foreign_key_check')
        if (broken) throw new Error(`a row of ${broken[0]} points at a missing ${broken[2]}`)
        await runScript(connection, 'COMMIT')
        return result
      } catch (error) {
        await runScript(connection, 'ROLLBACK').catch(() => {})
        throw error
      }
    },
    lastError,
    close: () => connection.dispose(),
  }
}

const connectPostgresql = async (url: string): Promise<MigrationConnection> => {
  const [{ default: pg }, { PrismaPg }] = await Promise.all([
    import('pg'),
    import('@prisma/adapter-pg'),
  ])
  // A pool of one that never lets go is one session: BEGIN and the lock hold between statements.
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 20_000,
  })
  const connection = await new PrismaPg(withLetters(pool, pg.types.builtins)).connect()
  const { note, lastError } = noteErrors()
  const query = async (sql: string) => (await connection.queryRaw(plain(sql))).rows
  // The stock executeScript cuts at every semicolon, also at those inside a function's body.
  const executeScript = async (sql: string) => {
    await pool.query(sql)
  }
  return {
    kind: 'postgresql',
    adapter: wrap(readingLetters(connection), executeScript, note),
    query,
    hasTable: async (name) =>
      (await query(`SELECT to_regclass('"${name}"')::text`))[0]?.[0] != null,
    inLock: async (run) => {
      await pool.query('BEGIN')
      try {
        await pool.query(`SELECT pg_advisory_xact_lock(${POSTGRESQL_LOCK})`)
        const result = await run()
        await pool.query('COMMIT')
        return result
      } catch (error) {
        await pool.query('ROLLBACK').catch(() => {})
        throw error
      }
    },
    lastError,
    close: () => pool.end(),
  }
}

export const connectForMigration = (database: Env['database']): Promise<MigrationConnection> =>
  database.kind === 'sqlite' ? connectSqlite(database.path) : connectPostgresql(database.url)
