import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { lockLimit } from '@/lib/limits/store'
import { submitBudget } from '@/lib/tasks/budget'
import { beat } from '@/lib/tasks/provider-store'
import { readHealth } from '@/lib/tasks/read-health'
import { findLastRound, HEARTBEAT, startWorker, stopWorker } from '@/lib/tasks/worker'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { reload, submitAs } from '@/tests/helpers/studio'

const until = async (isSo: () => Promise<boolean> | boolean) => {
  const endsAt = Date.now() + 20_000
  while (!(await isSo())) {
    if (Date.now() > endsAt) throw new Error('it never came about')
    await wait(10)
  }
}

// What it calls does not stand inside the transaction that is open where it is called.
const outside = AsyncLocalStorage.snapshot() as <T>(run: () => T) => T

describeOnEachDatabase('what health says of the worker', (useDatabase) => {
  useDatabase()

  beforeEach(async () => {
    await db().heartbeat.deleteMany()
  })

  afterEach(stopWorker)

  it.each([
    [149, true],
    [151, false],
  ])('a beat of %i s ago, from wherever: %s', async (seconds, ok) => {
    await beat(HEARTBEAT, new Date((await databaseNow()).getTime() - seconds * 1_000))
    expect((await readHealth()).worker.ok).toBe(ok)
  })

  it('asks the loops of its own process, whatever another instance has beaten', async () => {
    await startWorker()
    await beat(HEARTBEAT, new Date(0))
    const { ok, lastTickAt } = (await readHealth()).worker
    expect(ok).toBe(true)
    expect(Date.parse(lastTickAt ?? '')).toBeGreaterThan(0)
  })

  it('stands still while one loop hangs, and goes on with it', async () => {
    await plugInOddProvider({ create: (_, response) => json(response, accepted(unique('n75'))) })
    const studio = await makeWorkspace()
    const task = await submitAs(studio, {
      type: 'std-text-to-video',
      prompt: 'A quiet harbour',
      sound: false,
    })
    const before = await inTransaction(async (tx) => {
      await lockLimit(submitBudget().key, tx)
      // Its claim waits for the row; polls and downloads have nothing to do and go round.
      const starting = outside(startWorker)
      await wait(1_500)
      const then = findLastRound()
      await wait(2_500)
      expect(findLastRound()).toEqual(then)
      return { then, starting }
    })
    await before.starting
    await until(async () => (await reload(task)).state === 'running')
    await until(() => (findLastRound()?.getTime() ?? 0) > (before.then?.getTime() ?? 0))
    await db().task.updateMany({ data: { dueAt: null } })
  })
})
