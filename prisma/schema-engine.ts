import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { MigrationConnection } from '@/prisma/migration-connection'
import { type Migration, PROVIDER, toMigrationList } from '@/prisma/migration-files'

// Prisma's own schema engine, as WebAssembly: the native one would have to be downloaded.

/**
 * What is each database's own and made by hand: the index of words. A virtual table of SQLite keeps
 * others below it.
 */
const EXTERNAL: Record<MigrationConnection['kind'], string[]> = {
  sqlite: ['', '_config', '_content', '_data', '_docsize', '_idx'].map(
    (part) => `VideoSearch${part}`,
  ),
  postgresql: ['public.VideoSearch'],
}

const filtersOf = ({ kind }: MigrationConnection) => ({
  externalTables: EXTERNAL[kind],
  externalEnums: [],
})

const instantiate = async () => {
  // The engine says here why it is about to trap.
  const panics = { set_message: (message: string) => console.error(message) }
  const holder = globalThis as typeof globalThis & { PRISMA_WASM_PANIC_REGISTRY?: unknown }
  holder.PRISMA_WASM_PANIC_REGISTRY ??= panics
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await readFile(file.replace(/\.js$/, '.wasm'))
  const imports: Record<string, unknown> = { ...bindings }
  for (const name of Object.keys(imports).filter((name) => name.startsWith('__wbg_setTimeout_'))) {
    // The engine forgets its 10 s limit for taking a lock; that must not keep the process.
    imports[name] = (run: () => void, ms: number) => setTimeout(run, ms).unref()
  }
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': imports as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
}

// One instance per process: the bindings keep it in a module variable.
let instantiated: Promise<void> | undefined

const loadEngine = async (connection: MigrationConnection, schema: string) => {
  instantiated ??= instantiate()
  await instantiated
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: connection.adapter.provider,
    adapterName: connection.adapter.adapterName,
    connect: async () => connection.adapter,
    connectToShadowDb: () => Promise.reject(new Error('No shadow database is needed.')),
  }
  return bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

/** Runs the engine; an error carries the driver's own words, which the engine does not keep. */
const withEngine = async <T>(
  connection: MigrationConnection,
  schema: string,
  run: (engine: SchemaEngine) => Promise<T>,
): Promise<T> => {
  const engine = await loadEngine(connection, schema)
  try {
    return await run(engine)
  } catch (error) {
    const cause = connection.lastError()
    const message = cause ?? (error instanceof Error ? error.message : String(error))
    throw new Error(message, { cause: error })
  } finally {
    engine.free()
  }
}

const emptySchema = (connection: MigrationConnection) =>
  `datasource db {\n  provider = "${PROVIDER[connection.kind]}"\n}\n`

/** Applies those of `migrations` that the database has not seen yet. */
export const applyMigrations = async (
  connection: MigrationConnection,
  migrations: Migration[],
): Promise<string[]> =>
  withEngine(connection, emptySchema(connection), async (engine) => {
    const migrationsList = toMigrationList(connection.kind, migrations)
    const applied = await engine.applyMigrations({ migrationsList, filters: filtersOf(connection) })
    return applied.appliedMigrationNames
  })

/** SQL that turns the connected database into `schema`; empty when it is that already. */
export const diffToSchema = async (
  connection: MigrationConnection,
  schema: string,
): Promise<string> =>
  withEngine(connection, schema, async (engine) => {
    const from: DiffTarget = {
      tag: 'schemaDatasource',
      files: [{ path: 'schema.prisma', content: schema }],
      configDir: '',
    }
    const to: DiffTarget = {
      tag: 'schemaDatamodel',
      files: [{ path: 'schema.prisma', content: schema }],
    }
    const { exitCode, stdout } = await engine.diff({
      from,
      to,
      script: true,
      exitCode: true,
      filters: filtersOf(connection),
    })
    return exitCode === 0 ? '' : (stdout ?? '')
  })
