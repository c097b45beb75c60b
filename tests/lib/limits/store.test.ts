import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, db, type PrismaClient } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { tokensAt } from '@/lib/limits/rate'
import {
  chargeLimit,
  lockLimit,
  readLimit,
  restoreLimit,
  slowLimit,
  takeFromLimit,
} from '@/lib/limits/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

const START = Date.UTC(2026, 10, 21, 9)
const at = (ms: number) => new Date(START + ms)
const clock = (ms: number) => async () => at(ms)

describeOnEachDatabase('a limit that instances share', (useDatabase) => {
  const database = useDatabase()
  const instances: PrismaClient[] = []

  beforeAll(() => {
    // Connections of their own, as other processes have them.
    for (let n = 0; n < 4; n++) instances.push(createClient(database.address()))
  })

  afterAll(() => Promise.all(instances.map((instance) => instance.$disconnect())))

  it.each([
    ['a few', { perMinute: 6, burst: 3 }],
    ['a million a minute', { perMinute: 1_000_000, burst: 7 }],
  ])('grants exactly what there is to many at once: %s', async (_, rate) => {
    const key = unique('limit:')
    const stepMs = 60_000 / rate.perMinute
    let granted = 0
    for (const now of [at(0), at(Math.ceil(2 * stepMs)), at(Math.ceil(2 * stepMs) + 60_000)]) {
      const before = tokensAt(await readLimit(key), rate, now)
      const answers = await Promise.all(
        Array.from({ length: 24 }, (_each, n) =>
          takeFromLimit(key, rate, (n % 2) + 1, async () => now, instances[n % instances.length]),
        ),
      )
      const taken = answers.reduce((sum, answer) => sum + answer.granted, 0)
      expect(taken).toBe(before)
      granted += taken
      expect(await takeFromLimit(key, rate, 1, async () => now)).toEqual({
        granted: 0,
        waitMs: expect.any(Number),
      })
    }
    expect(granted).toBeGreaterThanOrEqual(2 * rate.burst + 2)
  })

  it('says how long it is until there is one more', async () => {
    const key = unique('limit:')
    const rate = { perMinute: 60, burst: 2 }
    expect(await takeFromLimit(key, rate, 1, clock(0))).toEqual({ granted: 1, waitMs: 0 })
    expect(await takeFromLimit(key, rate, 5, clock(0))).toEqual({ granted: 1, waitMs: 1_000 })
    expect(await takeFromLimit(key, rate, 5, clock(400))).toEqual({ granted: 0, waitMs: 600 })
    expect(await takeFromLimit(key, rate, 5, clock(1_000))).toEqual({ granted: 1, waitMs: 1_000 })
  })

  it('belongs to the transaction that has locked it, and returns when that fails', async () => {
    const key = unique('limit:')
    const rate = { perMinute: 1, burst: 1 }
    let other: Promise<{ granted: number }> | undefined
    const failing = inTransaction(async (tx) => {
      expect(tokensAt(await lockLimit(key, tx), rate, at(0))).toBe(1)
      // From outside: it waits, on PostgreSQL for the row and on SQLite for the writer.
      other = takeFromLimit(key, rate, 1, clock(0), instances[0])
      expect(await takeFromLimit(key, rate, 1, clock(0), tx)).toMatchObject({ granted: 1 })
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await other).toMatchObject({ granted: 1 })
  })

  it('writes nothing when there is nothing to grant', async () => {
    const key = unique('limit:')
    const rate = { perMinute: 1, burst: 1 }
    expect(await takeFromLimit(key, rate, 0, clock(0))).toEqual({ granted: 0, waitMs: 0 })
    expect(await db().rateLimit.count({ where: { key } })).toBe(0)
  })

  it('is charged without asking, slowed down and restored', async () => {
    const key = unique('limit:')
    const rate = { perMinute: 60, burst: 1 }
    await Promise.all([1, 2, 3].map(() => chargeLimit(key, rate, at(0))))
    expect(await takeFromLimit(key, rate, 1, clock(0))).toEqual({ granted: 0, waitMs: 3_000 })
    await slowLimit(key, rate, { now: at(0), askedAt: at(0), holdMs: 9_000 })
    expect(await takeFromLimit(key, rate, 1, clock(0))).toEqual({ granted: 0, waitMs: 9_000 })
    await restoreLimit(key, rate, at(0))
    expect(await takeFromLimit(key, rate, 1, clock(0))).toEqual({ granted: 0, waitMs: 1_000 })
  })
})
