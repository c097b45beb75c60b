import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type PrismaClient } from '@/lib/db/client'
import { makeDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'
import { exitOf, startForeign } from '@/tests/helpers/foreign-process'

/** What the stock adapters get wrong; tests/lib/db/stock-adapter.test.ts shows that they do. */

const LOCK = `
  const Database = require('better-sqlite3')
  const [, path, ms] = process.argv
  const database = new Database(path)
  database.exec('BEGIN EXCLUSIVE')
  console.log('locked')
  setTimeout(() => { database.exec('COMMIT'); database.close() }, Number(ms))`

/** Adds 1 to a row n times, each time reading it first, from a process of its own. */
const COUNT = `
  const Database = require('better-sqlite3')
  const [, path, key, times] = process.argv
  const database = new Database(path, { timeout: 20000 })
  console.log('ready')
  const add = database.transaction(() => {
    const { value } = database.prepare('SELECT value FROM Setting WHERE key = ?').get(key)
    database.prepare('UPDATE Setting SET value = ? WHERE key = ?').run(String(Number(value) + 1), key)
  })
  for (let i = 0; i < Number(times); i++) add.immediate()
  database.close()`

const openFiles = () => readdirSync('/proc/self/fd').length

describe('the SQLite adapter', () => {
  let made: Awaited<ReturnType<typeof makeDatabase>>
  let client: PrismaClient
  let path = ''

  beforeAll(async () => {
    made = await makeDatabase('sqlite')
    client = createClient(made.database)
    if (made.database.kind === 'sqlite') path = made.database.path
  })

  afterAll(async () => {
    await client.$disconnect()
    await made.remove()
  })

  const put = (key = unique('key')) => client.setting.create({ data: { key, value: '0' } })
  const read = async (key: string) =>
    (await client.setting.findUniqueOrThrow({ where: { key } })).value

  it('keeps an acknowledged write when a transaction that was open meanwhile rolls back', async () => {
    const key = unique('key')
    let acknowledge: Promise<unknown> | undefined
    await expect(
      client.$transaction(async (tx) => {
        await tx.setting.create({ data: { key: unique('other'), value: 'x' } })
        acknowledge = put(key)
        await new Promise((done) => setImmediate(done))
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    await acknowledge
    expect(await read(key)).toBe('0')
  })

  it('shows nobody what is not committed', async () => {
    const key = unique('key')
    await client.$transaction(async (tx) => {
      await tx.setting.create({ data: { key, value: 'x' } })
      expect(await client.setting.findUnique({ where: { key } })).toBeNull()
      expect(await client.$queryRaw`SELECT 1 FROM "Setting" WHERE "key" = ${key}`).toEqual([])
      expect(await tx.setting.findUnique({ where: { key } })).not.toBeNull()
    })
    expect(await read(key)).toBe('x')
  })

  it('shows a write to its writer at once', async () => {
    for (let i = 0; i < 50; i++) {
      const { key } = await put()
      expect(await read(key)).toBe('0')
    }
  })

  it('lets two clients read and then write in transactions at once', async () => {
    const { key } = await put()
    const other = createClient(made.database)
    const add = (by: PrismaClient) =>
      by.$transaction(async (tx) => {
        const row = await tx.setting.findUniqueOrThrow({ where: { key } })
        await new Promise((done) => setImmediate(done))
        await tx.setting.update({ where: { key }, data: { value: String(Number(row.value) + 1) } })
      })
    await Promise.all(Array.from({ length: 40 }, (_, i) => add(i % 2 ? client : other)))
    expect(await read(key)).toBe('40')
    await other.$disconnect()
  })

  it('shares the file with three other processes that write', async () => {
    const { key } = await put()
    const others = await Promise.all([1, 2, 3].map(() => startForeign(COUNT, path, key, '40')))
    const ends = others.map(exitOf)
    for (let i = 0; i < 40; i++) {
      await client.$transaction(async (tx) => {
        const row = await tx.setting.findUniqueOrThrow({ where: { key } })
        await tx.setting.update({ where: { key }, data: { value: String(Number(row.value) + 1) } })
      })
    }
    expect(await Promise.all(ends)).toEqual([0, 0, 0])
    expect(await read(key)).toBe('160')
  })

  it('waits for a lock that another process holds for 2 s, without stopping the thread', async () => {
    const { key } = await put()
    const holder = await startForeign(LOCK, path, '2000')
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const startedAt = performance.now()
    const reads = read(key).then(() => performance.now() - startedAt)
    const writes = Array.from({ length: 10 }, () => put())
    const transactions = Array.from({ length: 5 }, () =>
      client.$transaction((tx) => tx.setting.create({ data: { key: unique('key'), value: '1' } })),
    )
    expect(await Promise.all([...writes, ...transactions])).toHaveLength(15)
    const waited = performance.now() - startedAt
    delay.disable()
    expect(waited).toBeGreaterThan(1_000)
    // A reader is not in a writer's way.
    expect(await reads).toBeLessThan(1_000)
    // A blocked thread would have stood still for the whole wait.
    expect(delay.max / 1e6).toBeLessThan(waited / 4)
    expect(await exitOf(holder)).toBe(0)
  })

  it('opens no file more after 5,000 transactions, half of them rolled back', {
    timeout: 120_000,
  }, async () => {
    await put()
    const before = openFiles()
    const { key } = await put()
    for (let i = 0; i < 5_000; i++) {
      const work = client.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE "Setting" SET "value" = ${String(i)} WHERE "key" = ${key}`
        if (i % 2) throw new Error('back')
      })
      await work.catch(() => {})
    }
    expect(openFiles()).toBeLessThanOrEqual(before)
    expect(await read(key)).toBe('4998')
  })

  it('goes on after a transaction that nobody ended in time', async () => {
    const key = unique('key')
    const slow = client.$transaction(
      async (tx) => {
        await tx.setting.create({ data: { key, value: 'x' } })
        await new Promise((done) => setTimeout(done, 300))
        await tx.setting.create({ data: { key: unique('key'), value: 'x' } })
      },
      { timeout: 100 },
    )
    await expect(slow).rejects.toThrow()
    await put()
    expect(await client.setting.findUnique({ where: { key } })).toBeNull()
  })

  it('goes on after SQLite has rolled back by itself because the file cannot grow', async () => {
    const [{ page_count: pages } = { page_count: 0 }] =
      await client.$queryRawUnsafe<{ page_count: number }[]>('PRAGMA page_count')
    await client.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages) + 2}`)
    const first = unique('key')
    const after = unique('key')
    const full = client.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: first, value: 'x' } })
      await tx.setting
        .create({ data: { key: unique('key'), value: 'x'.repeat(1_000_000) } })
        .catch(() => {})
      await tx.setting.create({ data: { key: after, value: 'x' } })
    })
    await expect(full).rejects.toThrow()
    await client.$queryRawUnsafe('PRAGMA max_page_count = 1073741823')
    await put()
    const kept = await client.setting.findMany({ where: { key: { in: [first, after] } } })
    expect(kept).toEqual([])
  })

  it('undoes one part by a savepoint and keeps the rest', async () => {
    const [kept, undone] = [unique('key'), unique('key')]
    await client.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: kept, value: 'x' } })
      await tx.$executeRawUnsafe('SAVEPOINT part')
      await tx.setting.create({ data: { key: undone, value: 'x' } })
      await tx.$executeRawUnsafe('ROLLBACK TO part')
    })
    const rows = await client.setting.findMany({ where: { key: { in: [kept, undone] } } })
    expect(rows.map((row) => row.key)).toEqual([kept])
  })

  it('writes through, and enforces foreign keys', async () => {
    const pragma = async (name: string) =>
      Object.values((await client.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(Number(await pragma('synchronous'))).toBe(2)
    expect(Number(await pragma('foreign_keys'))).toBe(1)
    expect(Number(await pragma('busy_timeout'))).toBe(0)
    const orphan = client.session.create({ data: { userId: 'nobody', expiresAt: new Date() } })
    await expect(orphan).rejects.toMatchObject({ code: 'P2003' })
  })

  it('makes the folder of its file', async () => {
    const nested = createClient({ kind: 'sqlite', path: `${made.dataDir}/a/b/new.db` })
    expect(await nested.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1n }])
    await nested.$disconnect()
  })
})
