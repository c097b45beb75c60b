import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
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

type Open = { key: string; client: PrismaClient }

// Next loads modules more than once in production; one client per process.
const holder = globalThis as typeof globalThis & { dailiesDatabase?: Open | undefined }

/** For a connection of PostgreSQL's pool, and for a turn at writing on SQLite, in milliseconds. */
const CONNECT_MS = 20_000

const sqlite = (path: string): SqlDriverAdapterFactory => ({
  provider: 'sqlite',
  adapterName: 'dailies-sqlite',
  connect: async () => {
    const { createSqliteAdapter } = await import('@/lib/db/sqlite-adapter')
    return createSqliteAdapter(path).connect()
  },
})

const sqliteSnapshot = (path: string): SqlDriverAdapterFactory => ({
  provider: 'sqlite',
  adapterName: 'dailies-sqlite-snapshot',
  connect: async () => {
    const { createSqliteSnapshotAdapter } = await import('@/lib/db/sqlite-snapshot')
    return createSqliteSnapshotAdapter(path).connect()
  },
})

const postgresql = (url: string): SqlDriverAdapterFactory => ({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: async () => {
    const { createPostgresqlAdapter } = await import('@/lib/db/postgresql-adapter')
    return createPostgresqlAdapter(url, CONNECT_MS).connect()
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
  { snapshot = false } = {},
): PrismaClient => {
  const transactionOptions = { maxWait: CONNECT_MS + 5_000, timeout: 20_000 }
  if (database.kind === 'sqlite') {
    const adapter = snapshot ? sqliteSnapshot(database.path) : sqlite(database.path)
    return new PrismaClient({ adapter, transactionOptions })
  }
  const client = new PostgresqlClient({ adapter: postgresql(database.url), transactionOptions })
  return client as unknown as PrismaClient
}

/**
 * The client of this process for `env().database`. It connects by itself.
 *
 * Throws inside `inTransaction`: a statement there that does not go through `tx` would stand
 * outside the transaction, and on SQLite wait for it for ever.
 */
export const db = (): PrismaClient => {
  if (openTransaction()) {
    throw new Error('db() was called inside inTransaction(): use the transaction that it passes.')
  }
  const { database } = env()
  const key = JSON.stringify(database)
  const open = holder.dailiesDatabase
  if (open?.key === key) return open.client
  // Only a test changes the environment of a running process.
  void open?.client.$disconnect()
  const client = createClient(database)
  holder.dailiesDatabase = { key, client }
  return client
}

/** Ends the connections; `db()` opens new ones when it is called again. */
export const disconnect = async (): Promise<void> => {
  const open = holder.dailiesDatabase
  holder.dailiesDatabase = undefined
  await open?.client.$disconnect()
}
