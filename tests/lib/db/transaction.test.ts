import { expect, it } from 'vitest'
import { createClient, db, Prisma } from '@/lib/db/client'
import { inSnapshot } from '@/lib/db/snapshot'
import { databaseNow, inTransaction, isUniqueViolation } from '@/lib/db/transaction'
import { describeOnDatabase, describeOnEachDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

const user = (email = unique('user')) => ({ email, displayName: 'A' })

describeOnEachDatabase('a transaction', (useDatabase) => {
  const database = useDatabase()

  it('keeps all of it, and returns what the function returns', async () => {
    const [a, b] = await inTransaction(async (tx) => [
      await tx.user.create({ data: user() }),
      await tx.user.create({ data: user() }),
    ])
    expect(await db().user.count({ where: { id: { in: [a?.id ?? '', b?.id ?? ''] } } })).toBe(2)
  })

  it('keeps nothing when it throws', async () => {
    const data = user()
    await expect(
      inTransaction(async (tx) => {
        await tx.user.create({ data })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await db().user.count({ where: data })).toBe(0)
  })

  it('ends with its first failed statement, also when that is caught', async () => {
    const taken = user()
    await db().user.create({ data: taken })
    const other = user()
    await expect(
      inTransaction(async (tx) => {
        await tx.user.create({ data: other })
        await tx.user.create({ data: taken }).catch(() => {})
        await tx.user.create({ data: user() })
      }),
    ).rejects.toThrow()
    await expect(
      inTransaction(async (tx) => {
        await tx.user.create({ data: other })
        await tx.user.create({ data: taken }).catch(() => {})
      }),
    ).rejects.toThrow()
    expect(await db().user.count({ where: other })).toBe(0)
    await db().user.create({ data: other })
  })

  it('refuses db() and another transaction inside, until it has ended', async () => {
    let afterwards: Promise<number> | undefined
    let go = () => {}
    const ended = new Promise<void>((resolve) => {
      go = resolve
    })
    await inTransaction(async (tx) => {
      expect(() => db()).toThrow('use the transaction')
      await expect(inTransaction(async () => 1)).rejects.toThrow('inside another one')
      afterwards = ended.then(() => db().user.count())
      await tx.user.count()
    })
    go()
    await expect(afterwards).resolves.toBeTypeOf('number')
  })

  it('counts up without losing one when twenty do it at once', async () => {
    const key = unique('counter')
    await db().setting.create({ data: { key, value: '0' } })
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inTransaction(async (tx) => {
          await tx.$executeRaw`UPDATE "Setting" SET "value" = CAST("value" AS INTEGER) + 1 WHERE "key" = ${key}`
        }),
      ),
    )
    expect((await db().setting.findUniqueOrThrow({ where: { key } })).value).toBe('20')
  })

  it('knows a unique violation, by Prisma and in raw SQL, and nothing else as one', async () => {
    const data = user()
    const { id } = await db().user.create({ data })
    const caught = (run: Promise<unknown>) => run.then(() => null, isUniqueViolation)
    expect(await caught(db().user.create({ data }))).toBe(true)
    const now = new Date()
    expect(
      await caught(
        db().$executeRaw`INSERT INTO "User" ("id", "email", "displayName", "createdAt")
          VALUES (${unique()}, ${data.email}, 'B', ${now})`,
      ),
    ).toBe(true)
    expect(await caught(inTransaction((tx) => tx.user.create({ data: { ...user(), id } })))).toBe(
      true,
    )
    expect(await caught(db().session.create({ data: { userId: 'nobody', expiresAt: now } }))).toBe(
      false,
    )
    expect(await caught(db().$queryRaw`SELECT nothing FROM nowhere`)).toBe(false)
  })

  it('passes on an error of which the driver knows nothing, as it is', async () => {
    const missing = inTransaction((tx) => tx.user.findUniqueOrThrow({ where: { id: 'nobody' } }))
    await expect(missing).rejects.toMatchObject({ code: 'P2025' })
    expect([undefined, null, 'words'].map(isUniqueViolation)).toEqual([false, false, false])
  })

  it('is done again, twice at most, when its time ran out in a crowd', async () => {
    // As Prisma says it to the next statement after one that waited too long for a lock.
    const expired = new Prisma.PrismaClientKnownRequestError('expired', {
      code: 'P2028',
      clientVersion: '',
    })
    let runs = 0
    const data = user()
    const late = (timesLate: number) =>
      inTransaction(async (tx) => {
        await tx.user.create({ data })
        runs += 1
        if (runs <= timesLate) throw expired
        return runs
      })
    expect(await late(2)).toBe(3)
    expect(await db().user.count({ where: data })).toBe(1)
    await db().user.deleteMany({ where: data })
    runs = 0
    await expect(late(3)).rejects.toBe(expired)
    expect(await db().user.count({ where: data })).toBe(0)
  })

  it('tells the time of the database, inside a transaction too', async () => {
    const before = Date.now()
    const [outside, inside] = [await databaseNow(), await inTransaction(() => databaseNow())]
    expect(outside.getTime()).toBeGreaterThanOrEqual(before - 1)
    expect(inside.getTime()).toBeGreaterThanOrEqual(outside.getTime())
    expect(inside.getTime()).toBeLessThanOrEqual(Date.now() + 1)
  })

  it('is not seen by another client before it ends', async () => {
    const other = createClient(database.address())
    const data = user()
    await inTransaction(async (tx) => {
      await tx.user.create({ data })
      expect(await other.user.count({ where: data })).toBe(0)
    })
    expect(await other.user.count({ where: data })).toBe(1)
    await other.$disconnect()
  })
})

describeOnDatabase('postgresql', 'a transaction on PostgreSQL', (useDatabase) => {
  useDatabase()

  it('gives its locks up when its process is frozen, and nothing else does', async () => {
    const read = (on: Pick<ReturnType<typeof db>, '$queryRaw'>) =>
      on.$queryRaw`SELECT current_setting('idle_in_transaction_session_timeout') AS after`
    expect(await inTransaction((tx) => read(tx))).toEqual([{ after: '30s' }])
    expect(await inSnapshot((tx) => read(tx))).toEqual([{ after: '30s' }])
    expect(await read(db())).toEqual([{ after: '0' }])
  })

  it('is done again when PostgreSQL ends a deadlock by it', async () => {
    const [a, b] = [unique('a'), unique('b')]
    for (const key of [a, b]) await db().setting.create({ data: { key, value: '0' } })
    let runs = 0
    const barrier = withResolvers()
    let arrived = 0
    const move = (first: string, second: string) =>
      inTransaction(async (tx) => {
        runs++
        const add = (key: string) =>
          tx.$executeRaw`UPDATE "Setting" SET "value" = CAST("value" AS INTEGER) + 1 WHERE "key" = ${key}`
        await add(first)
        if (++arrived === 2) barrier.resolve(undefined)
        await barrier.promise
        await add(second)
      })
    await Promise.all([move(a, b), move(b, a)])
    expect(runs).toBe(3)
    const rows = await db().setting.findMany({ where: { key: { in: [a, b] } } })
    expect(rows.map((row) => row.value)).toEqual(['2', '2'])
  })
})

const withResolvers = () => {
  let resolve: (value: unknown) => void = () => {}
  const promise = new Promise((done) => {
    resolve = done
  })
  return { promise, resolve }
}
