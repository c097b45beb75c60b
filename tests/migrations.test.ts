import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { grantCredits } from '@/lib/credits/grant-credits'
import { db, disconnect } from '@/lib/db/client'
import { type Env, env, setEnv } from '@/lib/env'
import { countAll, countDays } from '@/lib/videos/count-store'
import { writeWordsUntil } from '@/lib/videos/keep-words'
import { listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import type { VideoFilter } from '@/lib/videos/video-filter'
import { migrate } from '@/prisma/migrate'
import { connectForMigration } from '@/prisma/migration-connection'
import { readMigrations, toMigration } from '@/prisma/migration-files'
import { diffToSchema } from '@/prisma/schema-engine'
import { schemaFor } from '@/scripts/generate.mjs'
import { expectCleanLedger } from '@/tests/helpers/audit'
import { describeOnEachDatabase, makeDatabase } from '@/tests/helpers/database'
import { makeWorkspace } from '@/tests/helpers/factories'

const root = fileURLToPath(new URL('..', import.meta.url))
const schema = readFileSync(`${root}/prisma/schema.prisma`, 'utf8')

const CHECKS = [
  'Comment_author_check',
  'Comment_frame_check',
  'CreditAccount_balance_check',
  'CreditAccount_sequence_check',
  'CreditEntry_amount_check',
  'CreditEntry_sequence_check',
  'Task_billedCredits_check',
  'Task_priceCredits_check',
  'Task_takeNumber_check',
]

const TRIGGERS = {
  sqlite: [
    'CreditEntry_no_delete',
    'CreditEntry_no_replace',
    'CreditEntry_no_update',
    'CreditTransaction_no_delete',
    'CreditTransaction_no_replace',
    'CreditTransaction_no_update',
    'VideoCount_day_delete',
    'VideoCount_day_insert',
    'VideoCount_day_update',
  ],
  postgresql: [
    'CreditEntry_no_change',
    'CreditEntry_no_truncate',
    'CreditTransaction_no_change',
    'CreditTransaction_no_truncate',
    'VideoCount_day',
  ],
}

type Database = Env['database']

const columnsOf = {
  CreditEntry: ['id', 'transactionId', 'accountId', 'amount', 'sequence', 'balanceAfter'],
  CreditTransaction: ['id', 'workspaceId', 'providerMode', 'kind', 'idempotencyKey', 'number'],
}

type LedgerTable = keyof typeof columnsOf

const columns = (table: LedgerTable) => columnsOf[table].map((name) => `"${name}"`).join(', ')

/** Copies a row of the ledger onto itself, with something of it changed. */
const copy = (table: LedgerTable, changed: Record<string, string>) =>
  columnsOf[table].map((name) => changed[name] ?? `"${name}"`).join(', ')

/** `INSERT OR REPLACE` whose row meets another by each of the unique indexes in turn. */
const replace = (table: LedgerTable, changed: Record<string, string>) =>
  `INSERT OR REPLACE INTO "${table}" (${columns(table)}) SELECT ${copy(table, changed)} FROM "${table}" LIMIT 1`

/** On PostgreSQL a trigger sees every way; that of SQLite for DELETE does not see a replacement. */
const REPLACING: Record<Database['kind'], string[]> = {
  sqlite: [
    replace('CreditEntry', { amount: '9999' }),
    replace('CreditEntry', { id: "'other'", amount: '9999' }),
    replace('CreditTransaction', { kind: "'adjust'" }),
    replace('CreditTransaction', { id: "'other'", number: '99' }),
    replace('CreditTransaction', { id: "'other'", idempotencyKey: "'other'" }),
    'UPDATE OR REPLACE "CreditEntry" SET "amount" = 9999',
    `INSERT INTO "CreditEntry" (${columns('CreditEntry')}) SELECT * FROM "CreditEntry" WHERE true
      ON CONFLICT DO UPDATE SET "amount" = 9999`,
  ],
  postgresql: [
    'TRUNCATE "CreditEntry"',
    'TRUNCATE "CreditEntry", "CreditTransaction"',
    `INSERT INTO "CreditEntry" (${columns('CreditEntry')}) SELECT * FROM "CreditEntry"
      ON CONFLICT ("id") DO UPDATE SET "amount" = 9999`,
  ],
}

/** A statement that takes a good second. */
const SLOW: Record<Database['kind'], string> = {
  sqlite: `INSERT INTO "Half" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000000)
    SELECT i FROM n;`,
  postgresql: 'SELECT pg_sleep(2);',
}

const query = async (database: Database, sql: string): Promise<unknown[][]> => {
  const connection = await connectForMigration(database)
  try {
    return await connection.query(sql)
  } finally {
    await connection.close()
  }
}

const namesOf = async (database: Database, on: Record<Database['kind'], string>) =>
  (await query(database, on[database.kind])).map(([name]) => String(name)).sort()

const emptyDatabase = async (kind: Database['kind']): Promise<Database> => {
  const { database, remove } = await makeDatabase(kind, { migrated: false })
  onTestFinished(remove)
  return database
}

describeOnEachDatabase('the migrations', (useDatabase) => {
  const database = useDatabase()
  const { kind } = database

  it('end where the schema is', async () => {
    const connection = await connectForMigration(database.address())
    try {
      expect(await diffToSchema(connection, schemaFor(schema, kind))).toBe('')
    } finally {
      await connection.close()
    }
  })

  it('see a difference when there is one', async () => {
    const changed = `${schema}\nmodel Extra {\n  id String @id\n}\n`
    const connection = await connectForMigration(database.address())
    try {
      expect(await diffToSchema(connection, schemaFor(changed, kind))).toContain('"Extra"')
    } finally {
      await connection.close()
    }
  })

  it('have the same names on both databases', () => {
    const names = (of: Database['kind']) => readMigrations(of).map((migration) => migration.name)
    expect(names('sqlite')).toEqual(names('postgresql'))
  })

  it('leave every trigger and CHECK standing at the end', async () => {
    expect(
      await namesOf(database.address(), {
        sqlite: `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
        postgresql: 'SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal',
      }),
    ).toEqual(TRIGGERS[kind])
    const checks = await namesOf(database.address(), {
      sqlite: `SELECT sql FROM sqlite_master WHERE type = 'table'`,
      postgresql: `SELECT conname::text FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    })
    const found =
      kind === 'sqlite'
        ? checks.flatMap((sql) => [...sql.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map((m) => m[1]))
        : checks
    expect(found.sort()).toEqual(CHECKS)
  })

  it('make a ledger that can only grow', async () => {
    await makeWorkspace({ credits: 100 })
    const entry = await db().creditEntry.findFirstOrThrow()
    const move = await db().creditTransaction.findFirstOrThrow()
    const refused = /append-only/
    await expect(
      db().creditEntry.update({ where: { id: entry.id }, data: { amount: 1 } }),
    ).rejects.toThrow(refused)
    await expect(db().creditEntry.delete({ where: { id: entry.id } })).rejects.toThrow(refused)
    await expect(
      db().creditTransaction.update({ where: { id: move.id }, data: { note: 'other' } }),
    ).rejects.toThrow(refused)
    await expect(db().$executeRaw`DELETE FROM "CreditTransaction"`).rejects.toThrow(refused)
    for (const sql of REPLACING[kind]) {
      await expect(db().$executeRawUnsafe(sql), sql).rejects.toThrow(refused)
    }
    expect(await db().creditEntry.findUnique({ where: { id: entry.id } })).toEqual(entry)
    expect(await db().creditTransaction.findUnique({ where: { id: move.id } })).toEqual(move)
    expect(await db().creditEntry.count()).toBe(2)
  })

  it('make the database refuse sums that cannot be', async () => {
    const { scope } = await makeWorkspace({ credits: 100 })
    const account = (kind: 'available' | 'held' | 'issued') => ({
      where: {
        workspaceId_providerMode_kind: {
          workspaceId: scope.workspaceId,
          providerMode: 'emulated' as const,
          kind,
        },
      },
    })
    const accounts = db().creditAccount
    const { id: accountId } = await accounts.findUniqueOrThrow(account('available'))
    await expect(
      accounts.update({ ...account('available'), data: { balance: -1 } }),
    ).rejects.toThrow()
    await expect(
      accounts.update({ ...account('available'), data: { sequence: -1 } }),
    ).rejects.toThrow()
    for (const kind of ['available', 'held']) {
      await accounts.upsert({
        ...account(kind as 'held'),
        create: { ...account(kind as 'held').where.workspaceId_providerMode_kind },
        update: {},
      })
      const lower = `UPDATE "CreditAccount" SET "balance" = -1 WHERE "kind" = '${kind}'`
      await expect(db().$executeRawUnsafe(lower)).rejects.toThrow(/CHECK|check/)
    }
    await accounts.update({ ...account('issued'), data: { balance: { decrement: 1_000 } } })
    const { id: transactionId } = await db().creditTransaction.findFirstOrThrow({
      where: { workspaceId: scope.workspaceId },
    })
    const entry = { transactionId, accountId, balanceAfter: 0 }
    const entries = db().creditEntry
    await expect(entries.create({ data: { ...entry, amount: 0, sequence: 90 } })).rejects.toThrow()
    await expect(entries.create({ data: { ...entry, amount: 1, sequence: 0 } })).rejects.toThrow()
  })
})

type OldMovement = {
  id: string
  kind: 'grant' | 'hold' | 'settle' | 'release'
  task?: string
  legs: Record<string, number>
}

/** As an earlier version wrote it: the clock stood still, then went back. */
const OLD_MOVEMENTS: OldMovement[] = [
  { id: 'm1', kind: 'grant', legs: { available: 1000, issued: -1000 } },
  { id: 'm2', kind: 'hold', task: 'a', legs: { available: -100, held: 100 } },
  { id: 'm3', kind: 'hold', task: 'b', legs: { available: -200, held: 200 } },
  { id: 'm4', kind: 'settle', task: 'b', legs: { held: -200, spent: 200 } },
  { id: 'm5', kind: 'hold', task: 'c', legs: { available: -50, held: 50 } },
  { id: 'm6', kind: 'settle', task: 'a', legs: { available: 20, held: -100, spent: 80 } },
  { id: 'm7', kind: 'settle', task: 'c', legs: { held: -50, spent: 50 } },
  { id: 'm8', kind: 'hold', task: 'd', legs: { available: -40, held: 40 } },
  { id: 'm9', kind: 'release', task: 'd', legs: { available: 40, held: -40 } },
  { id: 'm10', kind: 'grant', legs: { available: 7, issued: -7 } },
]

/** On PostgreSQL rows lie in the table in no order; on SQLite one process wrote them one by one. */
const places = (of: Database['kind']) =>
  of === 'sqlite' ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [7, 2, 9, 0, 5, 1, 8, 3, 6, 4]

const fillOldLedger = async (database: Database): Promise<{ inOrder: string[] }> => {
  const { kind } = database
  const at = (second: number) =>
    kind === 'sqlite'
      ? String(1_790_000_000_000 + second * 1_000)
      : `to_timestamp(${1_790_000_000 + second})`
  const kinds = ['available', 'held', 'issued', 'spent']
  const running = new Map(kinds.map((each) => [each, { balance: 0, sequence: 0 }]))
  const entries: string[] = []
  const movements = OLD_MOVEMENTS.map(({ id, kind: name, task, legs }, index) => {
    for (const [account, amount] of Object.entries(legs)) {
      const place = running.get(account) ?? { balance: 0, sequence: 0 }
      place.balance += amount
      place.sequence += 1
      entries.push(
        `('${id}-${account}', '${id}', 'north-${account}', ${amount}, ${place.sequence}, ${place.balance})`,
      )
    }
    const key = task ? `'${name === 'hold' ? 'hold' : 'resolve'}:${task}'` : `'grant:${id}'`
    const clock = index < 5 ? 30 : index
    return `('${id}', 'north', 'emulated', '${name}', ${key}, ${task ? `'${task}'` : 'NULL'}, ${at(clock)})`
  })
  const inPlace = places(kind).flatMap((place) => movements[place] ?? [])
  const accounts = [...running].map(
    ([name, { balance, sequence }]) =>
      `('north-${name}', 'north', 'emulated', '${name}', ${balance}, ${sequence})`,
  )
  const statements = [
    ...['north', 'south'].map(
      (id) =>
        `INSERT INTO "Workspace" ("id", "slug", "name", "createdAt") VALUES ('${id}', '${id}', '${id}', ${at(0)})`,
    ),
    ...[
      ...accounts,
      `('south-available', 'south', 'emulated', 'available', 9, 1)`,
      `('south-issued', 'south', 'emulated', 'issued', -9, 1)`,
    ].map(
      (row) =>
        `INSERT INTO "CreditAccount" ("id", "workspaceId", "providerMode", "kind", "balance", "sequence") VALUES ${row}`,
    ),
    ...[...inPlace, `('s1', 'south', 'emulated', 'grant', 'grant:s1', NULL, ${at(1)})`].map(
      (row) =>
        `INSERT INTO "CreditTransaction" ("id", "workspaceId", "providerMode", "kind", "idempotencyKey", "taskId", "createdAt") VALUES ${row}`,
    ),
    ...[
      ...entries,
      `('s1a', 's1', 'south-available', 9, 1, 9)`,
      `('s1i', 's1', 'south-issued', -9, 1, -9)`,
    ].map(
      (row) =>
        `INSERT INTO "CreditEntry" ("id", "transactionId", "accountId", "amount", "sequence", "balanceAfter") VALUES ${row}`,
    ),
  ]
  for (const statement of statements) await query(database, statement)
  return { inOrder: OLD_MOVEMENTS.map(({ id }) => id) }
}

/** Videos as an earlier version kept them: some of one instant, of every ratio and of none. */
const OLD_VIDEOS = [
  { id: 'v1', second: 0, width: 1280, height: 720, ratio: '16:9' },
  { id: 'v3', second: 900, width: 720, height: 1280, ratio: '9:16' },
  { id: 'v2', second: 900, width: 960, height: 960, ratio: '1:1' },
  { id: 'v4', second: 901, width: 1920, height: 800, ratio: '16:9' },
  { id: 'v5', second: 90_000, width: 0, height: 0, ratio: '16:9' },
]
const OLD_FIRST_MS = 1_790_000_100_000

const fillOldGallery = async (database: Database): Promise<void> => {
  const at = (second: number) =>
    database.kind === 'sqlite'
      ? String(OLD_FIRST_MS + second * 1_000)
      : `to_timestamp(${OLD_FIRST_MS / 1_000 + second}) AT TIME ZONE 'UTC'`
  const insert = (table: string, row: Record<string, string | number | boolean>) => {
    const columns = Object.keys(row).map((name) => `"${name}"`)
    return query(
      database,
      `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`,
    )
  }
  const createdAt = at(0)
  const named = { id: "'north'", slug: "'north'", name: "'north'", createdAt }
  await insert('Workspace', named)
  await insert('User', { id: "'mina'", email: "'m@x.example'", displayName: "'Mina'", createdAt })
  await insert('Project', { id: "'film'", workspaceId: "'north'", name: "'Film'", createdAt })
  await insert('Shot', { id: "'shot'", projectId: "'film'", number: 1, createdAt })
  for (const [index, { id, second, width, height }] of OLD_VIDEOS.entries()) {
    const shared = {
      ...{ workspaceId: "'north'", projectId: "'film'", shotId: "'shot'", userId: "'mina'" },
      ...{ takeNumber: index + 1, providerMode: "'emulated'", createdAt: at(second) },
      ...{ type: "'std-text-to-video'", prompt: "'Night ferry'", settings: "'{}'" },
    }
    const task = { requestId: `'r-${id}'`, requestHash: "'x'", priceCredits: 1, state: "'done'" }
    await insert('Task', { ...shared, ...task, id: `'t-${id}'`, stateAt: createdAt })
    await insert('Video', {
      ...{ ...shared, id: `'${id}'`, taskId: `'t-${id}'`, estimatedCredits: 1, billedCredits: 1 },
      ...{ storageKey: "'k'", sha256: "'s'", sizeBytes: 1, durationSeconds: 3, width, height },
      ...{ framesPerSecond: 24, hasAudio: false, warnings: "'[]'" },
    })
  }
}

describeOnEachDatabase('migrating', (useDatabase) => {
  const { kind } = useDatabase()
  const all = readMigrations(kind).map((migration) => migration.name)
  const applied = async (on: Database) =>
    (
      await query(on, 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL')
    ).map(([name]) => name)

  it('twice does it once', async () => {
    const fresh = await emptyDatabase(kind)
    const logged: string[] = []
    expect(await migrate(fresh, (name) => logged.push(name))).toEqual(all)
    expect(logged).toEqual(all)
    expect(await migrate(fresh)).toEqual([])
  })

  it('numbers the movements of a filled database in the order in which they moved', async () => {
    const fresh = await emptyDatabase(kind)
    const [first] = readMigrations(kind)
    await migrate(fresh, undefined, first ? [first] : [])
    const book = await fillOldLedger(fresh)
    await migrate(fresh)
    const numbers = await query(
      fresh,
      `SELECT "id" FROM "CreditTransaction" WHERE "workspaceId" = 'north' ORDER BY "number"`,
    )
    expect(numbers.map(([id]) => id)).toEqual(book.inOrder)
    const books = `SELECT "workspaceId", "movements" FROM "CreditBook" ORDER BY "workspaceId"`
    expect(await query(fresh, books)).toEqual([
      ['north', book.inOrder.length],
      ['south', 1],
    ])

    // The ledger goes on where it stood, and the audit agrees.
    await disconnect()
    setEnv({ ...env(), database: fresh })
    onTestFinished(disconnect)
    await grantCredits({
      workspaceId: 'north',
      providerMode: 'emulated',
      amount: 5,
      actorId: null,
      idempotencyKey: 'grant:later',
    })
    await expectCleanLedger()
  })

  it('knows of the bytes that were to be freed before there was a list of them', async () => {
    const fresh = await emptyDatabase(kind)
    const before = (name: string) => readMigrations(kind).filter((one) => one.name < name)
    await migrate(fresh, undefined, before('20261123073823_gallery'))
    await fillOldGallery(fresh)
    await migrate(fresh, undefined, before('20261123160732_to_free'))
    await query(
      fresh,
      `UPDATE "Video" SET "purgedAt" = "createdAt" WHERE "id" IN ('v1', 'v2', 'v3')`,
    )
    await query(fresh, `UPDATE "Video" SET "storageKey" = '' WHERE "id" = 'v2'`)
    await migrate(fresh)
    const kept = await query(
      fresh,
      `SELECT "videoId" FROM "VideoToFree" NATURAL JOIN (SELECT "id" AS "videoId", "purgedAt" FROM "Video") AS "v"
        ORDER BY "videoId"`,
    )
    expect(kept).toEqual([['v1'], ['v3']])
  })

  it('gives the videos of an older installation places, ratios, counts and words', async () => {
    const fresh = await emptyDatabase(kind)
    const older = readMigrations(kind).filter(({ name }) => name < '20261123073823_gallery')
    await migrate(fresh, undefined, older)
    await fillOldGallery(fresh)
    await migrate(fresh)
    await disconnect()
    setEnv({ ...env(), database: fresh })
    onTestFinished(disconnect)

    const owner = { workspaceId: 'north', providerMode: 'emulated' as const }
    const list = (filter: VideoFilter) =>
      listVideos(owner, filter, { way: 'older', than: ABOVE_ALL, limit: 100 })
    const videos = await list({})
    expect(videos.map(({ id, ratio }) => [id, ratio])).toEqual(
      ['v5', 'v4', 'v3', 'v2', 'v1'].map((id) => [
        id,
        OLD_VIDEOS.find((video) => video.id === id)?.ratio,
      ]),
    )
    for (const { id, createdAt } of videos) {
      const { second = 0 } = OLD_VIDEOS.find((video) => video.id === id) ?? {}
      expect(createdAt.getTime()).toBe(OLD_FIRST_MS + second * 1_000)
    }
    const days = videos.map(({ createdAt }) => createdAt.toISOString().slice(0, 10))
    expect(await countDays(owner, [...new Set(days)], 'UTC')).toEqual(
      [...new Set(days)].map((day) => ({
        day,
        videos: days.filter((each) => each === day).length,
      })),
    )
    expect(await countAll(owner)).toBe(OLD_VIDEOS.length)
    // The words come later, from the worker.
    const found = { terms: ['ferry', 'mina', 'film'] }
    expect(await list(found)).toEqual([])
    await writeWordsUntil(Date.now() + 10_000)
    expect((await list(found)).length).toBe(OLD_VIDEOS.length)
  })

  it('by two at once does it once', async () => {
    const fresh = await emptyDatabase(kind)
    const more = [
      ...readMigrations(kind),
      toMigration('29990101000000_more', 'CREATE TABLE "More" ("id" TEXT);'),
    ]
    const results = await Promise.all([1, 2, 3].map(() => migrate(fresh, undefined, more)))
    expect(results.flat().sort()).toEqual([...all, '29990101000000_more'])
    expect(await applied(fresh)).toHaveLength(more.length)
  })

  it('leaves nothing of a migration that fails half-way, says why, and goes on once it is mended', async () => {
    const fresh = await emptyDatabase(kind)
    const half = 'CREATE TABLE "Half" ("id" TEXT);\nCREATE TABLE "User" ("id" TEXT);'
    const broken = [...readMigrations(kind), toMigration('29990101000000_half', half)]
    await expect(migrate(fresh, undefined, broken)).rejects.toThrow(
      /29990101000000_half failed, nothing of it remains: .*already exists/,
    )
    expect(await applied(fresh)).toEqual(all)
    const mended = [
      ...readMigrations(kind),
      toMigration('29990101000000_half', 'CREATE TABLE "Half" ("id" TEXT);'),
    ]
    expect(await migrate(fresh, undefined, mended)).toEqual(['29990101000000_half'])
  })

  it('refuses a database of a newer version, and a migration that was edited', async () => {
    const fresh = await emptyDatabase(kind)
    await migrate(fresh)
    const edited = readMigrations(kind).map((migration) => ({ ...migration, checksum: 'other' }))
    await expect(migrate(fresh, undefined, edited)).rejects.toThrow('with another content')
    await expect(migrate(fresh, undefined, [])).rejects.toThrow('newer version')
  })

  it('that is killed half-way leaves whole migrations only, and can be done again', async () => {
    const fresh = await emptyDatabase(kind)
    const name = '29990101000000_half'
    const table = 'CREATE TABLE "Half" ("id" TEXT);'
    const program = `
      import { migrate } from '@/prisma/migrate'
      import { readMigrations, toMigration } from '@/prisma/migration-files'
      const half = toMigration('${name}', ${JSON.stringify(`${table}\n${SLOW[kind]}`)})
      const all = [...readMigrations('${kind}'), half]
      await migrate(${JSON.stringify(fresh)}, (name) => console.log(name), all)
      console.log('end')`
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', program],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    await expect.poll(() => said, { timeout: 20_000 }).toContain(all.at(-1))
    // Its table stands by now, and the slow statement behind it is running.
    await new Promise((done) => setTimeout(done, 300))
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(said).not.toContain('end')

    expect(await migrate(fresh)).toEqual([])
    expect(await applied(fresh)).toEqual(all)
    const mended = [...readMigrations(kind), toMigration(name, table)]
    expect(await migrate(fresh, undefined, mended)).toEqual([name])
    expect(await query(fresh, 'SELECT * FROM "Half"')).toEqual([])
  })
})

it('`npm run db:migration` refuses a bad name before it does anything', async () => {
  const run = promisify(execFile)(process.execPath, [
    `${root}/scripts/run.mjs`,
    'scripts/migration.ts',
    '../Bad name',
  ])
  await expect(run).rejects.toMatchObject({ code: 1, stdout: '' })
  expect(existsSync(`${root}/prisma/migrations/Bad name`)).toBe(false)
})
