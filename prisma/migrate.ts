import type { Env } from '@/lib/env'
import { connectForMigration, type MigrationConnection } from '@/prisma/migration-connection'
import { type Migration, readMigrations } from '@/prisma/migration-files'

/** A database that this version must not touch, said for the person who starts it. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MigrationError'
  }
}

/**
 * Those of `migrations` that the database has not seen. Reads Prisma's own table, so that a start
 * with nothing to do costs one query and no engine.
 */
const findPending = async (
  connection: MigrationConnection,
  migrations: Migration[],
): Promise<Migration[]> => {
  if (!(await connection.hasTable('_prisma_migrations'))) return migrations
  const rows = await connection.query(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const applied = new Map(rows.map(([name, checksum, at]) => [name, { checksum, at }]))
  for (const [name, { at }] of applied) {
    if (!migrations.some((migration) => migration.name === name)) {
      throw new MigrationError(
        `The database has the migration ${name}, which this version does not know. ` +
          'It was last used by a newer version: start that one.',
      )
    }
    if (at === null) throw new MigrationError(`The migration ${name} was begun and not finished.`)
  }
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name)
    if (row && row.checksum !== checksum) {
      throw new MigrationError(
        `The migration ${name} was applied to this database with another content. ` +
          'A migration that has been applied somewhere is never edited: restore it and add a new one.',
      )
    }
    return !row
  })
}

const applyNext = async (
  connection: MigrationConnection,
  migrations: Migration[],
): Promise<string | undefined> =>
  connection.inLock(async () => {
    // Another process may have been faster.
    const [next] = await findPending(connection, migrations)
    if (!next) return undefined
    const { applyMigrations } = await import('@/prisma/schema-engine')
    const upToNext = migrations.slice(0, migrations.indexOf(next) + 1)
    try {
      await applyMigrations(connection, upToNext)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new MigrationError(
        `The migration ${next.name} failed, nothing of it remains: ${reason}`,
        {
          cause: error,
        },
      )
    }
    return next.name
  })

/**
 * Brings a database up to date: each missing migration in a transaction of its own, so that a
 * process killed half-way leaves whole ones only, and two processes at once are one after the
 * other. Makes a missing SQLite file and its folder.
 *
 * @param log gets the name of each migration that was applied.
 * @returns the names of those applied; empty when there was nothing to do.
 * @throws MigrationError
 */
export const migrate = async (
  database: Env['database'],
  log: (name: string) => void = () => {},
  migrations: Migration[] = readMigrations(database.kind),
): Promise<string[]> => {
  const connection = await connectForMigration(database)
  const applied: string[] = []
  try {
    if ((await findPending(connection, migrations)).length === 0) return applied
    for (;;) {
      const name = await applyNext(connection, migrations)
      if (!name) return applied
      applied.push(name)
      log(name)
    }
  } finally {
    await connection.close()
  }
}
