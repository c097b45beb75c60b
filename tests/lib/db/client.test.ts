import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { describeOnEachDatabase } from '@/tests/helpers/database'

describeOnEachDatabase('the client', (useDatabase) => {
  useDatabase()
  it('writes and reads', async () => {
    const user = await db().user.create({ data: { email: 'a@example.com', displayName: 'A' } })
    expect(await db().user.findUnique({ where: { id: user.id } })).toEqual(user)
  })
})
