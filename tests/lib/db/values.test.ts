import { expect, it } from 'vitest'
import { db, Prisma } from '@/lib/db/client'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeWorkspace, unique } from '@/tests/helpers/factories'

const AT = new Date('2026-03-29T01:30:00.007Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

const makeUserAt = (createdAt: Date) =>
  db().user.create({ data: { email: unique('user'), displayName: 'Ayşe', createdAt } })

describeOnEachDatabase('what is stored comes back', (useDatabase) => {
  useDatabase()

  it('an instant, to the millisecond, also before 1970 and after 2100', async () => {
    for (const at of [AT, new Date(-1), new Date(0), new Date('1969-07-20T20:17:40.123Z')]) {
      const { id } = await makeUserAt(at)
      expect((await db().user.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(at)
    }
    const far = new Date('2999-12-31T23:59:59.999Z')
    expect((await makeUserAt(far)).createdAt).toEqual(far)
  })

  it('an instant that Prisma fills in is now', async () => {
    const before = Date.now()
    const { id, createdAt } = await db().user.create({
      data: { email: unique('user'), displayName: 'A' },
    })
    expect(createdAt.getTime()).toBeGreaterThanOrEqual(before)
    expect(createdAt.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await db().user.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt)
  })

  it('instants compare and sort as time, by Prisma and in raw SQL', async () => {
    const mark = unique('sorting')
    const offsets = [0, -1, 1, 86_400_000, -1_800_000_000_000, 999, 1000]
    for (const ms of offsets) {
      await db().user.create({
        data: { email: unique('user'), displayName: mark, createdAt: later(ms) },
      })
    }
    const sorted = offsets.toSorted((a, b) => a - b).map(later)
    const rows = await db().user.findMany({
      where: { displayName: mark },
      orderBy: { createdAt: 'asc' },
    })
    expect(rows.map((row) => row.createdAt)).toEqual(sorted)

    const until = await db().user.findMany({
      where: { displayName: mark, createdAt: { lte: AT } },
      orderBy: { createdAt: 'asc' },
    })
    expect(until.map((row) => row.createdAt)).toEqual(sorted.filter((at) => at <= AT))

    const raw = await db().$queryRaw<{ createdAt: Date }[]>`
      SELECT "createdAt" FROM "User"
      WHERE "displayName" = ${mark} AND "createdAt" <= ${AT} ORDER BY "createdAt"`
    expect(raw.map((row) => row.createdAt)).toEqual(sorted.filter((at) => at <= AT))

    const { _max, _min } = await db().user.aggregate({
      where: { displayName: mark },
      _max: { createdAt: true },
      _min: { createdAt: true },
    })
    expect([_min.createdAt, _max.createdAt]).toEqual([sorted[0], sorted.at(-1)])
  })

  it('a raw UPDATE … RETURNING gives instants and what Prisma wrote', async () => {
    const user = await makeUserAt(AT)
    const rows = await db().$queryRaw<{ id: string; createdAt: Date }[]>`
      UPDATE "User" SET "createdAt" = ${later(5)}
      WHERE id IN (SELECT id FROM "User" WHERE id = ${user.id} LIMIT 1)
      RETURNING id, "createdAt"`
    expect(rows).toEqual([{ id: user.id, createdAt: later(5) }])
    expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).createdAt).toEqual(
      later(5),
    )
  })

  it('Json as it was: nesting, numbers, every kind of text, null inside', async () => {
    const { scope, projectId } = await makeWorkspace({ credits: 0 })
    const settings = {
      prompt: '한글 안녕 · İstanbul ığ · 😀 · </script> · "quotes" \\ \n line',
      decomposed: '한글'.normalize('NFD'),
      numbers: [0, -1, 1.5, 1e21, 9007199254740991],
      nested: { empty: {}, none: null, list: [[], [null]] },
      no: false,
    }
    const shot = await db().shot.create({ data: { projectId, number: 1 } })
    const task = await db().task.create({
      data: {
        workspaceId: scope.workspaceId,
        userId: scope.userId,
        projectId,
        shotId: shot.id,
        takeNumber: 1,
        providerMode: 'emulated',
        requestId: unique(),
        requestHash: 'x',
        type: 'std-text-to-video',
        prompt: settings.prompt,
        settings,
        priceCredits: 1,
        state: 'queued',
      },
    })
    expect(task.settings).toEqual(settings)
    const read = await db().task.findUniqueOrThrow({ where: { id: task.id } })
    expect(read.settings).toEqual(settings)
    expect(read.note).toBeNull()

    await db().task.update({ where: { id: task.id }, data: { note: [1, 'two'] } })
    expect((await db().task.findUniqueOrThrow({ where: { id: task.id } })).note).toEqual([1, 'two'])
    await db().task.update({ where: { id: task.id }, data: { note: Prisma.DbNull } })
    const nulled = await db().task.findMany({
      where: { id: task.id, note: { equals: Prisma.DbNull } },
    })
    expect(nulled).toHaveLength(1)

    const raw = await db().$queryRaw<{ state: string; settings: unknown }[]>`
      SELECT "state", "settings" FROM "Task" WHERE id = ${task.id}`
    expect(raw).toEqual([{ state: 'queued', settings }])
  })
})
