import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/prisma/migrate'
import { generateClients } from '@/scripts/generate.mjs'
import { startPostgres } from '@/tests/helpers/postgres'

/** What each test process gets to make its own databases from; see tests/helpers/database.ts. */
export type Templates = {
  /** A migrated SQLite file. */
  sqlitePath: string
  /** Of a database on the server from which others are made and dropped. */
  postgresqlUrl: string
  /** The name of the migrated database beside it; nobody may be connected to it. */
  postgresqlTemplate: string
}

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates
  }
}

const TEMPLATE = 'dailies_template'

const makeSqlite = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-template-'))
  const path = join(folder, 'template.db')
  await migrate({ kind: 'sqlite', path })
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}

const makePostgresql = async () => {
  const server = await startPostgres()
  try {
    const { default: pg } = await import('pg')
    const client = new pg.Client(server.urlOf('postgres'))
    await client.connect()
    await client.query(`CREATE DATABASE ${TEMPLATE}`)
    await client.end()
    await migrate({ kind: 'postgresql', url: server.urlOf(TEMPLATE) })
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Once a run. PostgreSQL is never skipped: when it does not start, the run fails and says why. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  await generateClients()
  const sqlite = await makeSqlite()
  const server = await makePostgresql().catch(async (error: unknown) => {
    await sqlite.remove()
    throw error
  })
  project.provide('templates', {
    sqlitePath: sqlite.path,
    postgresqlUrl: server.urlOf('postgres'),
    postgresqlTemplate: TEMPLATE,
  })
  return async () => {
    await server.stop()
    await sqlite.remove()
  }
}
