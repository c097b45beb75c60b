import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { describeOnEachDatabase, makeDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Prints what a process that migrates and reads has loaded. */
const PROGRAM = `
  import { createRequire } from 'node:module'
  import { env } from '@/lib/env'
  import { migrate } from '@/prisma/migrate'
  const applied = await migrate(env().database)
  // Prisma's client has the same global: look before it is loaded.
  const engine = 'PRISMA_WASM_PANIC_REGISTRY' in globalThis
  const { db } = await import('@/lib/db/client')
  const users = await db().user.count()
  const loaded = [...Object.keys(createRequire(process.cwd() + '/').cache), ...process.report.getReport().sharedObjects]
  const has = (word) => loaded.some((path) => path.includes(word))
  console.log(JSON.stringify({ applied, users, engine, sqlite: has('better-sqlite3'), pg: has('/pg/lib/') }))
  process.exit(0)`

describeOnEachDatabase('the client', (useDatabase) => {
  const database = useDatabase()

  it('is one for the process, and a new one after disconnect()', async () => {
    const first = db()
    expect(db()).toBe(first)
    setEnv({ ...env() })
    expect(db()).toBe(first)
    await disconnect()
    expect(db()).not.toBe(first)
    expect(await db().user.count()).toBeTypeOf('number')
  })

  it('follows the environment to another database', async () => {
    const email = unique('user')
    await db().user.create({ data: { email, displayName: 'A' } })
    const other = await makeDatabase(database.kind)
    setEnv({ ...env(), database: other.database })
    expect(await db().user.count()).toBe(0)
    await disconnect()
    await other.remove()
    setEnv({ ...env(), database: database.address() })
    expect(await db().user.count({ where: { email } })).toBe(1)
  })

  it('loads the driver of its own database only, and no engine when nothing is to be migrated', {
    timeout: 60_000,
  }, async () => {
    const address = database.address()
    const url = address.kind === 'sqlite' ? `file:${address.path}` : address.url
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...['--conditions=react-server', '--import', 'tsx', '--input-type=module'],
        ...['-e', PROGRAM],
      ],
      { cwd: root, env: { ...process.env, DATABASE_URL: url, DATA_DIR: env().dataDir } },
    )
    const isSqlite = database.kind === 'sqlite'
    expect(JSON.parse(stdout)).toEqual({
      applied: [],
      users: await db().user.count(),
      sqlite: isSqlite,
      pg: !isSqlite,
      engine: false,
    })
  })
})
