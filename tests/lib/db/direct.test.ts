import { expect, it } from 'vitest'
import { db, disconnect, Prisma, readDirectly } from '@/lib/db/client'
import { milliseconds } from '@/lib/db/milliseconds'
import { inTransaction } from '@/lib/db/transaction'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

describeOnEachDatabase('a direct read', (useDatabase) => {
  const { kind } = useDatabase()

  const addUser = () => {
    const email = unique('direct')
    return db().user.create({ data: { email, displayName: 'Işık 바다 "x"' } })
  }
  const nameOf = (id: string) =>
    readDirectly(Prisma.sql`SELECT u."displayName" FROM "User" u WHERE u."id" = ${id}`)

  it('gives what has been committed, each time anew', async () => {
    const { id } = await addUser()
    expect(await nameOf(id)).toEqual([['Işık 바다 "x"']])
    await db().user.update({ where: { id }, data: { displayName: 'B' } })
    expect(await nameOf(id)).toEqual([['B']])
    expect(await nameOf('nobody')).toEqual([])
  })

  it('gives an instant to the millisecond', async () => {
    const { id, createdAt } = await addUser()
    const rows = await readDirectly(
      Prisma.sql`SELECT ${milliseconds('u."createdAt"')} FROM "User" u WHERE u."id" = ${id}`,
    )
    expect(rows).toEqual([[createdAt.getTime()]])
  })

  it('takes texts, numbers and truth as they are meant', async () => {
    const place = 2n ** 53n - 1n
    const rows = await readDirectly(
      Prisma.sql`SELECT 1 AS "one" WHERE ${'a'} = 'a' AND ${place} >= 9007199254740991 AND ${true}`,
    )
    expect(rows).toHaveLength(1)
  })

  it('is refused inside a transaction, which it would not see', async () => {
    await expect(inTransaction(() => nameOf('x'))).rejects.toThrow('inTransaction')
  })

  it('says what is wrong with a statement, and reads on', async () => {
    await expect(readDirectly(Prisma.sql`SELECT * FROM "Nowhere"`)).rejects.toThrow()
    expect(await nameOf('nobody')).toEqual([])
  })

  it('goes on where the connection has lost what it had prepared', async () => {
    if (kind !== 'postgresql') return
    const { id } = await addUser()
    expect(await nameOf(id)).toHaveLength(1)
    // As a pooler does, which hands another connection to whoever had prepared on this one.
    await db().$executeRawUnsafe('DEALLOCATE ALL')
    expect(await nameOf(id)).toHaveLength(1)
    expect(await nameOf(id)).toHaveLength(1)
  })

  it('can change nothing on SQLite', async () => {
    if (kind !== 'sqlite') return
    const { id } = await addUser()
    await expect(readDirectly(Prisma.sql`DELETE FROM "User" WHERE "id" = ${id}`)).rejects.toThrow()
    expect(await nameOf(id)).toHaveLength(1)
  })

  it('opens anew after the connections were ended', async () => {
    const { id } = await addUser()
    await disconnect()
    expect(await nameOf(id)).toHaveLength(1)
    await disconnect()
    expect(await db().user.count({ where: { id } })).toBe(1)
  })
})
