import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Env } from '@/lib/env'
import { migrate } from '@/prisma/migrate'
import { connectForMigration } from '@/prisma/migration-connection'
import { type DatabaseKind, migrationsFolder } from '@/prisma/migration-files'
import { diffToSchema } from '@/prisma/schema-engine'
import { startPostgres } from '@/tests/helpers/postgres'

/**
 * `npm run db:migration -- <name>` writes the next migration for both databases: what is missing
 * between the migrations, applied to an empty database, and prisma/schema.prisma. CHECK
 * constraints and triggers are then written into it by hand; a SQLite table that is made anew
 * loses its own, and tests/migrations.test.ts says so.
 */

const SCHEMAS: Record<DatabaseKind, string> = {
  sqlite: '../prisma/schema.prisma',
  postgresql: '../lib/db/generated/schema.postgresql.prisma',
}

const missingSql = async (database: Env['database']): Promise<string> => {
  await migrate(database)
  const connection = await connectForMigration(database)
  try {
    const schema = fileURLToPath(new URL(SCHEMAS[database.kind], import.meta.url))
    return await diffToSchema(connection, readFileSync(schema, 'utf8'))
  } finally {
    await connection.close()
  }
}

const onScratchSqlite = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-migration-'))
  try {
    return await missingSql({ kind: 'sqlite', path: join(folder, 'scratch.db') })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const onScratchPostgresql = async () => {
  const server = await startPostgres()
  try {
    return await missingSql({ kind: 'postgresql', url: server.urlOf('postgres') })
  } finally {
    await server.stop()
  }
}

const write = (kind: DatabaseKind, folderName: string, sql: string) => {
  if (!sql) {
    console.log(`${kind}: nothing has changed.`)
    return
  }
  const folder = join(migrationsFolder(kind), folderName)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  console.log(`${kind}: prisma/migrations/${kind}/${folderName}/migration.sql`)
}

const main = async (name = '') => {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) {
    throw new Error(
      'Usage: npm run db:migration -- <name>, in lower case with underscores, such as add_shares.',
    )
  }
  const sqlite = await onScratchSqlite()
  const postgresql = await onScratchPostgresql()
  const at = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  write('sqlite', `${at}_${name}`, sqlite)
  write('postgresql', `${at}_${name}`, postgresql)
}

main(process.argv[2]).then(
  // The guard of the scratch server must not keep the process.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
