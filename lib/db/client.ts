import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DirectAdapter, DirectValue } from '@/lib/db/direct'
import { PrismaClient as PostgresqlClient } from '@/lib/db/generated/postgresql/client'
import { Prisma, PrismaClient } from '@/lib/db/generated/sqlite/client'
import { openTransaction, type Tx } from '@/lib/db/transaction-scope'
import { type Env, env } from '@/lib/env'

// Two generated clients, one type. They hold no driver: the driver is imported by the adapter on
// its first connection, so that `db()` is synchronous and yet nothing of SQLite is loaded on
// PostgreSQL, and the other way round. Works the same in Next's bundle, in tsx and in vitest.

export { Prisma, type PrismaClient }

/** What a store function works on: the client itself, or a transaction. */
export type Db = PrismaClient | Tx

type Open = { key: string; client: PrismaClient; connection: Connection }

// Next loads modules more than once in production; one client per process.
const holder = globalThis as typeof globalThis & { dailiesDatabase?: Open | undefined }

/** For a connection of PostgreSQL's pool, and for a turn at writing on SQLite, in milliseconds. */
const CONNECT_MS = 20_000

const openAdapter = async (database: Env['database']): Promise<DirectAdapter> => {
  if (database.kind === 'sqlite') {
    const { connectToSqlite } = await import('@/lib/db/sqlite-adapter')
    return connectToSqlite(database.path)
  }
  const { connectToPostgresql } = await import('@/lib/db/postgresql-adapter')
  return connectToPostgresql(database.url, CONNECT_MS)
}

/** What a client and the reads beside it share; whoever is first opens it. */
type Connection = {
  connect: () => Promise<DirectAdapter>
  /** Null until there is one. */
  adapter: () => DirectAdapter | null
  close: () => Promise<void>
}

const connectionTo = (database: Env['database']): Connection => {
  let open: { own: Promise<DirectAdapter>; shared: Promise<DirectAdapter> } | undefined
  let adapter: DirectAdapter | null = null
  const close = async () => {
    const closing = open
    open = undefined
    adapter = null
    await (await closing?.own.catch(() => undefined))?.dispose()
  }
  const begin = () => {
    const own = openAdapter(database)
    return { own, shared: own.then((adapter) => ({ ...adapter, dispose: close })) }
  }
  const connect = async () => {
    open ??= begin()
    try {
      const connected = await open.shared
      if (open) adapter = connected
      return connected
    } catch (error) {
      open = undefined
      throw error
    }
  }
  return { connect, adapter: () => adapter, close }
}

const factoryOf = ({ kind }: Env['database'], { connect }: Connection): SqlDriverAdapterFactory =>
  kind === 'sqlite'
    ? { provider: 'sqlite', adapterName: 'dailies-sqlite', connect }
    : { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect }

const sqliteSnapshot = (path: string): SqlDriverAdapterFactory => ({
  provider: 'sqlite',
  adapterName: 'dailies-sqlite-snapshot',
  connect: async () => {
    const { createSqliteSnapshotAdapter } = await import('@/lib/db/sqlite-snapshot')
    return createSqliteSnapshotAdapter(path).connect()
  },
})

/**
 * A client of its own, for a test or a script; everything else calls `db()`.
 * Waiting to begin may take as long as one waits for SQLite's lock and a little more; a
 * transaction that has begun is rolled back after 20 s, because it may hold the one writer.
 * On SQLite a client may be one that only reads, in transactions of its own (lib/db/snapshot.ts).
 */
export const createClient = (
  database: Env['database'],
  { snapshot = false, connection = connectionTo(database) } = {},
): PrismaClient => {
  const transactionOptions = { maxWait: CONNECT_MS + 5_000, timeout: 20_000 }
  if (database.kind === 'sqlite') {
    const adapter = snapshot ? sqliteSnapshot(database.path) : factoryOf(database, connection)
    return new PrismaClient({ adapter, transactionOptions })
  }
  const adapter = factoryOf(database, connection)
  const client = new PostgresqlClient({ adapter, transactionOptions })
  return client as unknown as PrismaClient
}

const close = async ({ client, connection }: Open): Promise<void> => {
  await client.$disconnect()
  // Prisma leaves alone what it has not used.
  await connection.close()
}

const current = (): Open => {
  if (openTransaction()) {
    throw new Error('db() was called inside inTransaction(): use the transaction that it passes.')
  }
  const { database } = env()
  const key = JSON.stringify(database)
  const open = holder.dailiesDatabase
  if (open?.key === key) return open
  // Only a test changes the environment of a running process.
  if (open) void close(open)
  const connection = connectionTo(database)
  const fresh = { key, client: createClient(database, { connection }), connection }
  holder.dailiesDatabase = fresh
  return fresh
}

/**
 * The client of this process for `env().database`. It connects by itself.
 *
 * Throws inside `inTransaction`: a statement there that does not go through `tx` would stand
 * outside the transaction, and on SQLite wait for it for ever.
 */
export const db = (): PrismaClient => current().client

/**
 * Rows of a question that is asked with nearly every request, or of which the page of a gallery is
 * made: straight from the driver, on a statement that it keeps prepared. Prisma would prepare it
 * each time, and takes longer itself than the database for what is found by an index. A row is its
 * values in the order of the columns: texts and numbers, for the drivers give all else differently.
 *
 * For `SELECT` alone, outside of transactions.
 */
export const readDirectly = async (statement: Prisma.Sql): Promise<unknown[][]> => {
  const { connection } = current()
  // Each promise that nobody has to wait for costs as much as a small question.
  const adapter = connection.adapter() ?? (await connection.connect())
  const text = env().database.kind === 'sqlite' ? statement.sql : statement.text
  return adapter.readDirectly(text, statement.values as DirectValue[])
}

/** Ends the connections; `db()` opens new ones when it is called again. */
export const disconnect = async (): Promise<void> => {
  const open = holder.dailiesDatabase
  holder.dailiesDatabase = undefined
  if (open) await close(open)
}
