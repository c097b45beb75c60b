import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  DriverAdapterError,
  isDriverAdapterError,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'

/** How long a statement waits for its turn and for the locks of other processes, in milliseconds. */
export const LOCK_WAIT_MS = 20_000

/** The moment until which something that begins now may wait, on the clock of `performance`. */
export const lockDeadline = () => performance.now() + LOCK_WAIT_MS

/** Twice this is the longest pause between two tries for a lock, in milliseconds. */
const LONGEST_STEP_MS = 40

const isBusy = (error: unknown) =>
  isDriverAdapterError(error) && error.cause.originalCode?.startsWith('SQLITE_BUSY') === true

/**
 * Runs `attempt` until no other process is in its way, or until `deadline`. SQLite's own
 * `busy_timeout` is 0, because it sleeps in the thread that runs JavaScript. The pauses are
 * uneven, so that two waiting processes do not keep step with each other.
 *
 * `attempt` must be one statement, or leave nothing behind when it fails.
 */
export const whileBusy = async <T>(
  attempt: () => Promise<T>,
  deadline = lockDeadline(),
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error
    }
    const step = Math.min(LONGEST_STEP_MS, 2 ** tries)
    await sleep(step * (0.5 + 1.5 * Math.random()))
  }
}

export const sqliteError = (message: string): DriverAdapterError =>
  new DriverAdapterError({ kind: 'sqlite', extendedCode: 1, message, originalMessage: message })

/** Runs SQL that returns nothing; unlike the stock method it never throws in place. */
export const runScript = async (connection: SqlDriverAdapter, sql: string): Promise<void> => {
  await connection.executeScript(sql)
}

/**
 * The stock adapter, used for one connection and for its conversions only.
 *
 * Instants are stored as whole milliseconds since 1970 (UTC), an INTEGER: they compare and sort
 * as numbers, in Prisma's predicates and in raw SQL alike. Raw SQL therefore passes a `Date` for
 * an instant and never leaves one to a column's SQL default (CURRENT_TIMESTAMP is text).
 */
export const openConnection = (path: string, options = {}): Promise<SqlDriverAdapter> =>
  new PrismaBetterSqlite3(
    { ...options, url: path, timeout: 0 },
    { timestampFormat: 'unixepoch-ms' },
  ).connect()

export const openWriter = async (path: string): Promise<SqlDriverAdapter> => {
  const writer = await openConnection(path)
  try {
    const mode = await whileBusy(() =>
      writer.queryRaw({ sql: 'PRAGMA journal_mode = WAL', args: [], argTypes: [] }),
    )
    if (mode.rows[0]?.[0] !== 'wal') {
      throw sqliteError(`${path} cannot use a write-ahead log: is it on a network file system?`)
    }
    // FULL: what was acknowledged survives a power cut, not only a crash of this process.
    await runScript(writer, 'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    return writer
  } catch (error) {
    await writer.dispose()
    throw error
  }
}

/** Sees committed data only, and can change nothing. */
export const openReader = async (
  path: string,
  { mustExist = false } = {},
): Promise<SqlDriverAdapter> => {
  const reader = await openConnection(path, { fileMustExist: mustExist })
  await runScript(reader, 'PRAGMA query_only = ON')
  return reader
}
