import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest'
import { disconnect } from '@/lib/db/client'
import { type Env, parseEnv, setEnv } from '@/lib/env'

/**
 * Tests on real databases:
 *
 *   describeOnEachDatabase('holding credits', (useDatabase) => {
 *     const database = useDatabase()
 *     it('…', async () => { await db().user.create(…) })
 *   })
 *
 * The block runs twice, on SQLite and on PostgreSQL. Call `useDatabase()` first in it: the block
 * gets a migrated, empty database of its own and a temporary DATA_DIR, and `env()` names both, so
 * that `db()` works. The rows stay from test to test within the block: make your own, unique ones
 * (tests/helpers/factories.ts). The environment is made anew before each test, so that
 * `setEnv({ ...env(), … })` in one does not reach the next. Everything is removed afterwards.
 */

export type DatabaseKind = Env['database']['kind']

export type UsedDatabase = {
  kind: DatabaseKind
  /** Where it is; only inside a test or a hook. */
  address: () => Env['database']
}

type Scratch = { database: Env['database']; remove: () => Promise<void> }

const onServer = async (sql: string) => {
  const client = new pg.Client(inject('templates').postgresqlUrl)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const makeSqlite = async (folder: string, template: string | null): Promise<Scratch> => {
  const path = join(folder, 'dailies.db')
  if (template) await copyFile(template, path)
  return { database: { kind: 'sqlite', path }, remove: async () => {} }
}

const makePostgresql = async (template: string | null): Promise<Scratch> => {
  const name = `dailies_${randomBytes(8).toString('hex')}`
  await onServer(`CREATE DATABASE ${name} ${template ? `TEMPLATE ${template}` : ''}`)
  const url = new URL(inject('templates').postgresqlUrl)
  url.pathname = `/${name}`
  return {
    database: { kind: 'postgresql', url: url.href },
    remove: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  }
}

/** A database outside `useDatabase`, for tests about databases; empty, or migrated. */
export const makeDatabase = async (
  kind: DatabaseKind,
  { migrated = true } = {},
): Promise<Scratch & { dataDir: string }> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dailies-test-'))
  const { sqlitePath, postgresqlTemplate } = inject('templates')
  const scratch =
    kind === 'sqlite'
      ? await makeSqlite(dataDir, migrated ? sqlitePath : null)
      : await makePostgresql(migrated ? postgresqlTemplate : null)
  const remove = async () => {
    await scratch.remove()
    // What a test began and did not wait for may still write its last file.
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  return { database: scratch.database, dataDir, remove }
}

const useKind = (kind: DatabaseKind) => (): UsedDatabase => {
  let made: Awaited<ReturnType<typeof makeDatabase>> | undefined
  const current = () => {
    if (!made) throw new Error('The database of this block is there from its first hook on.')
    return made
  }
  const freshEnv = () => {
    const { database, dataDir } = current()
    setEnv({ ...parseEnv({ DATA_DIR: dataDir }, dataDir), database })
  }
  beforeAll(async () => {
    made = await makeDatabase(kind)
    freshEnv()
  })
  beforeEach(freshEnv)
  afterAll(async () => {
    await disconnect()
    await made?.remove()
  })
  return { kind, address: () => current().database }
}

export const describeOnEachDatabase = (
  name: string,
  block: (useDatabase: () => UsedDatabase) => void,
): void => {
  describe(`${name}, on SQLite`, () => block(useKind('sqlite')))
  describe(`${name}, on PostgreSQL`, () => block(useKind('postgresql')))
}

/** As one half of `describeOnEachDatabase`, for what only one of them has. */
export const describeOnDatabase = (
  kind: DatabaseKind,
  name: string,
  block: (useDatabase: () => UsedDatabase) => void,
): void => {
  describe(name, () => block(useKind(kind)))
}
