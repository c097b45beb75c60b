import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import Database, { type Statement } from 'better-sqlite3'
import { MOST_PREPARED, type ReadDirectly } from '@/lib/db/direct'
import { whileBusy } from '@/lib/db/sqlite-connection'

/** As the stock adapter says it, so that a lock is waited for and an error is known. */
const toldAsAdapter = (error: unknown): unknown => {
  if (!(error instanceof Database.SqliteError)) return error
  const { code: originalCode, message } = error
  return new DriverAdapterError({
    kind: 'sqlite',
    extendedCode: 1,
    message,
    originalCode,
    originalMessage: message,
  })
}

/** A connection of its own, which sees committed data only and can change nothing. */
export const openDirectReader = (path: string): { read: ReadDirectly; close: () => void } => {
  const database = new Database(path, { timeout: 0, fileMustExist: true })
  database.pragma('query_only = ON')
  const prepared = new Map<string, Statement>()

  const prepare = (sql: string): Statement => {
    const known = prepared.get(sql)
    if (known) return known
    const fresh = database.prepare(sql).raw()
    if (prepared.size >= MOST_PREPARED) prepared.clear()
    prepared.set(sql, fresh)
    return fresh
  }

  const all = (sql: string, values: readonly unknown[]) =>
    prepare(sql).all(...values) as unknown[][]

  const allWhileBusy = (sql: string, values: readonly unknown[]) =>
    whileBusy(async () => {
      try {
        return all(sql, values)
      } catch (error) {
        throw toldAsAdapter(error)
      }
    })

  return {
    read: async (sql, values) => {
      const bound = values.map((value) => (typeof value === 'boolean' ? Number(value) : value))
      try {
        return all(sql, bound)
      } catch {
        // Nobody is in the way as a rule; whoever is, is waited for.
        return allWhileBusy(sql, bound)
      }
    },
    close: () => void database.close(),
  }
}
