import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PrismaClient } from '@/lib/db/generated/sqlite/client'
import { makeDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

/**
 * Why lib/db/sqlite-adapter.ts exists (prisma/orm#29933, fix in #29955). Each test shows a fault
 * of the stock adapter. When one fails, the fault is gone: when all are, delete ours and this.
 */
describe('the stock SQLite adapter', () => {
  let made: Awaited<ReturnType<typeof makeDatabase>>
  const clients: PrismaClient[] = []

  const connect = () => {
    if (made.database.kind !== 'sqlite') throw new Error('not SQLite')
    const client = new PrismaClient({
      adapter: new PrismaBetterSqlite3({ url: made.database.path, timeout: 500 }),
    })
    clients.push(client)
    return client
  }

  beforeAll(async () => {
    made = await makeDatabase('sqlite')
  })

  afterAll(async () => {
    for (const client of clients) await client.$disconnect()
    await made.remove()
  })

  it('loses an acknowledged write when a transaction that was open meanwhile rolls back', async () => {
    const client = connect()
    const key = unique('key')
    let acknowledged = false
    await client
      .$transaction(async (tx) => {
        await tx.setting.create({ data: { key: unique('other'), value: 'x' } })
        await client.setting.create({ data: { key, value: 'x' } })
        acknowledged = true
        throw new Error('rolled back')
      })
      .catch(() => {})
    expect(acknowledged).toBe(true)
    expect(await client.setting.findUnique({ where: { key } })).toBeNull()
  })

  it('shows everybody what is not committed', async () => {
    const client = connect()
    const key = unique('key')
    await client.$transaction(async (tx) => {
      await tx.setting.create({ data: { key, value: 'x' } })
      expect(await client.setting.findUnique({ where: { key } })).not.toBeNull()
    })
  })

  it('fails when two clients read and then write', async () => {
    const [a, b] = [connect(), connect()]
    const key = unique('key')
    await a.setting.create({ data: { key, value: '0' } })
    let arrived = 0
    let go = () => {}
    const both = new Promise<void>((resolve) => {
      go = resolve
    })
    const add = (by: PrismaClient) =>
      by.$transaction(async (tx) => {
        const row = await tx.setting.findUniqueOrThrow({ where: { key } })
        if (++arrived === 2) go()
        await both
        await tx.setting.update({ where: { key }, data: { value: `${row.value}+` } })
      })
    const results = await Promise.allSettled([add(a), add(b)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
