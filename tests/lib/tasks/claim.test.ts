import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { env, setEnv } from '@/lib/env'
import { lockLimit, readLimit } from '@/lib/limits/store'
import { pollBudget, submitBudget } from '@/lib/tasks/budget'
import { claimToPoll, claimToSend } from '@/lib/tasks/claim-store'
import { countAhead } from '@/lib/tasks/queue-estimate'
import { countInFlight, readLoads, readPlaces } from '@/lib/tasks/queue-store'
import { beginDue, findNextBeginning, STAGES } from '@/lib/tasks/stages'
import type { TaskRow } from '@/lib/tasks/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'

const settings = { type: 'std-text-to-video', prompt: 'A quiet harbour', sound: false }

// What it calls does not stand inside the transaction that is open where it is called.
const runInAnotherPlace = AsyncLocalStorage.snapshot() as <T>(run: () => T) => T

describeOnEachDatabase('claiming', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let sample: TaskRow
  let other: string

  beforeEach(async () => {
    await db().task.deleteMany()
    await db().rateLimit.deleteMany()
    await db().providerStatus.deleteMany()
    studio = await makeWorkspace()
    sample = await submitAs(studio, settings)
    other = (await addMember(studio.scope, 'member')).userId
    await db().task.delete({ where: { id: sample.id } })
    setBudget({ submitsPerMinute: 1_000_000, pollsPerMinute: 1_000_000, maxInFlight: 1_000 })
  })

  const setBudget = (budget: Partial<ReturnType<typeof env>['budget']>) =>
    setEnv({ ...env(), budget: { ...env().budget, ...budget } })

  let clock = 0
  /** Rows beside the flows: nothing here is about money. */
  const queue = async (userId: string, count: number, more: object = {}): Promise<string[]> => {
    const past = Date.now() - 1e7
    const rows = Array.from({ length: count }, () => {
      clock += 1
      const { workspaceId, projectId, shotId, providerMode, type, prompt } = sample
      const when = new Date(past + clock)
      return {
        id: `task${String(clock).padStart(8, '0')}`,
        ...{ workspaceId, projectId, shotId, providerMode, type, prompt, userId },
        settings: {},
        takeNumber: clock + 1,
        requestId: unique('request-'),
        requestHash: '',
        priceCredits: 1,
        state: 'queued' as const,
        createdAt: when,
        dueAt: when,
        ...more,
      }
    })
    await db().task.createMany({ data: rows })
    return rows.map(({ id }) => id)
  }

  const doubleTheQueue = (mark: string) =>
    db().$executeRawUnsafe(
      `INSERT INTO "Task" ("id", "requestId", "workspaceId", "projectId", "shotId", "takeNumber",
         "userId", "providerMode", "requestHash", "type", "prompt", "settings", "priceCredits",
         "state", "createdAt", "stateAt", "dueAt")
       SELECT "id" || '${mark}', "requestId" || '${mark}', "workspaceId", "projectId", "shotId",
         "takeNumber", "userId", "providerMode", "requestHash", "type", "prompt", "settings",
         "priceCredits", "state", "createdAt", "stateAt", "dueAt"
       FROM "Task"`,
    )

  const claim = async (limit: number) =>
    claimToSend({
      providerMode: 'emulated',
      limit,
      leaseMs: 60_000,
      token: unique('token'),
      now: await databaseNow(),
      budget: submitBudget(),
      maxInFlight: env().budget.maxInFlight,
    })

  /** Ids of all that wait, by how many each is told to have before it. */
  const listShown = async (): Promise<string[]> => {
    const now = await databaseNow()
    const { members } = await readLoads('emulated', now)
    const rows = await db().task.findMany({
      where: { state: 'queued' },
      select: { id: true, userId: true },
    })
    const ids = rows.map(({ id }) => id)
    const places = await readPlaces('emulated', ids, now)
    const shown = rows.map(({ id, userId }) => ({
      id,
      ahead: countAhead(userId, places.get(id) ?? Number.NaN, members),
    }))
    // Nobody shares a place, and none is left out.
    const all = shown.map(({ ahead }) => ahead).sort((a, b) => a - b)
    expect(all).toEqual(rows.map((_, index) => index))
    return shown.sort((a, b) => a.ahead - b.ahead).map(({ id }) => id)
  }

  const send = async (tasks: { id: string }[]) => {
    const ids = tasks.map(({ id }) => id)
    await db().task.updateMany({
      where: { id: { in: ids } },
      data: { state: 'running', sentAt: await databaseNow(), leaseToken: null, leaseUntil: null },
    })
  }

  it('serves a single shot next though a colleague has 5,000 waiting, and soon', async () => {
    const { userId } = studio.scope
    await queue(userId, 625)
    // As Prisma writes rows, 5,000 take longer than the test.
    for (const half of ['a', 'b', 'c']) await doubleTheQueue(half)
    const [single] = await queue(other, 1)
    const order = await listShown()
    expect(order.length).toBe(5_001)
    expect(order.indexOf(single ?? '')).toBeLessThan(2)
    const tooks: number[] = []
    for (let round = 0; round < 5; round++) {
      const startedAt = performance.now()
      const tasks = await claim(3)
      tooks.push(Math.round(performance.now() - startedAt))
      if (round === 0) expect(tasks.map(({ id }) => id)).toEqual(order.slice(0, 3))
      expect(tasks.length).toBe(3)
      await send(tasks)
    }
    expect(Math.min(...tooks)).toBeLessThan(500)
  })

  it('claims in the order that people are shown, one after the other', async () => {
    await queue(studio.scope.userId, 4)
    await queue(other, 2)
    await db().task.updateMany({ data: { dueAt: new Date(Date.now() - 1_000) } })
    const shown = await listShown()
    const sent: string[] = []
    for (let round = 0; round < 6; round++) {
      const tasks = await claim(1)
      sent.push(...tasks.map(({ id }) => id))
      await send(tasks)
    }
    expect(sent).toEqual(shown)
  })

  it('counts what a member has in flight, and waits for nobody who is not due', async () => {
    const { userId } = studio.scope
    await queue(userId, 2, { state: 'running' })
    const mine = await queue(userId, 2)
    await queue(other, 1, { dueAt: new Date(Date.now() + 1e6) })
    const theirs = await queue(other, 2)
    const ids = (await claim(3)).map(({ id }) => id)
    expect(ids).toEqual([theirs[0], theirs[1], mine[0]])
  })

  it('exceeds neither limit, however many claim at once', async () => {
    setBudget({ submitsPerMinute: 6, maxInFlight: 5 })
    await queue(studio.scope.userId, 30)
    const first = (await Promise.all(Array.from({ length: 12 }, () => claim(4)))).flat()
    expect(first.length).toBe(5)
    expect(new Set(first.map(({ id }) => id)).size).toBe(5)
    expect(await countInFlight('emulated', await databaseNow())).toBe(5)

    // Everything has ended, but the rate is used up.
    await db().task.updateMany({
      where: { id: { in: first.map(({ id }) => id) } },
      data: { state: 'done', leaseUntil: null, leaseToken: null },
    })
    expect((await Promise.all(Array.from({ length: 12 }, () => claim(4)))).flat()).toEqual([])
    // And the rate is back, but two places only are free.
    await db().rateLimit.deleteMany()
    await queue(other, 3, { state: 'running' })
    expect((await Promise.all(Array.from({ length: 12 }, () => claim(4)))).flat().length).toBe(2)
  })

  it('counts only once nobody else can claim', async () => {
    setBudget({ maxInFlight: 2 })
    await queue(studio.scope.userId, 4)
    let second: Promise<TaskRow[]> | undefined
    await inTransaction(async (tx) => {
      await lockLimit(submitBudget().key, tx)
      // Another instance, which has seen that there is room, and now waits.
      second = runInAnotherPlace(() => claim(2))
      await wait(1_000)
      const two = await tx.task.findMany({ orderBy: { id: 'desc' }, take: 2 })
      const ids = two.map(({ id }) => id)
      await tx.task.updateMany({ where: { id: { in: ids } }, data: { state: 'sending' } })
    })
    expect(await second).toEqual([])
  })

  it('counts a queued task under a live lease as in flight, and no longer than that', async () => {
    setBudget({ maxInFlight: 1 })
    await queue(studio.scope.userId, 2)
    const [task] = await claim(9)
    expect(await claim(9)).toEqual([])
    await db().task.update({ where: { id: task?.id ?? '' }, data: { leaseUntil: new Date(1) } })
    expect((await claim(9)).map(({ id }) => id)).toEqual([task?.id])
  })

  it('writes nothing and loses no token when there is nothing to claim', async () => {
    expect(await claim(5)).toEqual([])
    await queue(other, 1, { dueAt: new Date(Date.now() + 1e6) })
    expect(await claim(5)).toEqual([])
    await db().providerStatus.create({ data: { mode: 'emulated', pauseReason: 'No key (401).' } })
    await queue(other, 1)
    expect(await claim(5)).toEqual([])
    expect(await db().rateLimit.count()).toBe(0)
  })

  const stageOf = (name: string) => {
    const stage = STAGES.find((each) => each.name === name)
    if (!stage) throw new Error(`no stage ${name}`)
    return stage
  }

  it('sleeps until the budget has a token again, and while sending is paused', async () => {
    setBudget({ submitsPerMinute: 1, maxInFlight: 1 })
    const [first] = await queue(other, 2)
    await claim(1)
    await db().task.delete({ where: { id: first ?? '' } })
    const now = await databaseNow()
    const next = await findNextBeginning(stageOf('send'), now)
    expect((next?.getTime() ?? 0) - now.getTime()).toBeGreaterThan(50_000)
    await db().rateLimit.deleteMany()
    expect(await findNextBeginning(stageOf('send'), now)).toEqual(now)
    await db().providerStatus.create({ data: { mode: 'emulated', pauseReason: 'No key (401).' } })
    expect(await findNextBeginning(stageOf('send'), now)).toBeNull()
  })

  it('asks about the watched first, and about the others in the end', async () => {
    const due = (secondsAgo: number) => ({ dueAt: new Date(Date.now() - secondsAgo * 1_000) })
    const running = { state: 'running', providerTaskId: null }
    const [patient] = await queue(other, 1, { ...running, ...due(30), watched: false })
    const [watched] = await queue(other, 1, { ...running, ...due(5) })
    const [forgotten] = await queue(other, 1, { ...running, ...due(300), watched: false })
    const ids = []
    for (let round = 0; round < 4; round++) {
      const tasks = await claimToPoll({
        providerMode: 'emulated',
        limit: 1,
        leaseMs: 60_000,
        token: unique('token'),
        now: await databaseNow(),
        budget: pollBudget(),
      })
      ids.push(...tasks.map(({ id }) => id))
    }
    expect(ids).toEqual([forgotten, watched, patient])
  })

  it('takes a token for each poll, and none is asked while there is none', async () => {
    setBudget({ pollsPerMinute: 12 })
    await queue(other, 5, { state: 'running', providerTaskId: null })
    const stage = { ...stageOf('poll'), work: async () => {} }
    const begun = await Promise.all(
      [1, 2, 3].map(async () => beginDue(stage, 8, await databaseNow())),
    )
    expect(begun.flat().length).toBe(2)
    const { paidUntil } = await readLimit(pollBudget().key)
    expect(await beginDue(stage, 8, await databaseNow())).toEqual([])
    expect((await readLimit(pollBudget().key)).paidUntil).toBe(paidUntil)
  })
})
