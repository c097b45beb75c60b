import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import type { Env } from '@/lib/env'

export type DatabaseKind = Env['database']['kind']

export type Migration = {
  /** `20260101120000_init`; they are applied in the order of their names. */
  name: string
  sql: string
  /** As Prisma writes it into `_prisma_migrations`. */
  checksum: string
}

export const PROVIDER: Record<DatabaseKind, string> = {
  sqlite: 'sqlite',
  postgresql: 'postgresql',
}

export const migrationsFolder = (kind: DatabaseKind): string =>
  fileURLToPath(new URL(`./migrations/${kind}`, import.meta.url))

export const toMigration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})

/** The migrations of one database, oldest first. */
export const readMigrations = (kind: DatabaseKind): Migration[] => {
  const folder = migrationsFolder(kind)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => toMigration(name, readFileSync(join(folder, name, 'migration.sql'), 'utf8')))
}

export const toMigrationList = (kind: DatabaseKind, migrations: Migration[]): MigrationList => ({
  baseDir: migrationsFolder(kind),
  lockfile: { path: 'migration_lock.toml', content: `provider = "${PROVIDER[kind]}"` },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
})
