import { beforeEach, expect, it } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { databaseNow } from '@/lib/db/transaction'
import { env, setEnv } from '@/lib/env'
import { cancelTask } from '@/lib/tasks/decide-task'
import { pauseOwnQueue } from '@/lib/tasks/own-queue'
import { readLive } from '@/lib/tasks/read-live'
import { readQueue } from '@/lib/tasks/read-queue'
import type { TaskRow } from '@/lib/tasks/store'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { SHORT } from '@/tests/helpers/tasks'

/** What a member is told of the queue. Nothing is sent here: rows say what is in flight. */

/** That an estimate has only become shorter by what has passed meanwhile, in whole seconds. */
const expectSoonerBy = (
  seconds: number | null | undefined,
  before: number | null,
  sinceMs: number,
): void => {
  const passed = Math.ceil((performance.now() - sinceMs) / 1000)
  expect(seconds).toBeLessThanOrEqual(before ?? 0)
  expect(seconds).toBeGreaterThanOrEqual((before ?? 0) - passed - 1)
}

describeOnEachDatabase('what people are told of the queue', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let other: WorkspaceScope

  beforeEach(async () => {
    await db().task.deleteMany()
    await db().rateLimit.deleteMany()
    studio = await makeWorkspace()
    other = await addMember(studio.scope, 'member')
    setBudget({ submitsPerMinute: 60, maxInFlight: 2 })
    // Whatever was remembered of the queue is forgotten with the connection.
    await disconnect()
  })

  const setBudget = (budget: Partial<ReturnType<typeof env>['budget']>) =>
    setEnv({ ...env(), budget: { ...env().budget, ...budget }, provider: REAL_TIME })
  const REAL_TIME = {
    mode: 'emulated',
    apiKey: 'x',
    baseUrl: 'http://127.0.0.1:9',
    speed: 1,
  } as const

  const sendAs = (scope: WorkspaceScope): Promise<TaskRow> =>
    submitAs({ scope, projectId: studio.projectId }, SHORT)
  const running = async (scope: WorkspaceScope, secondsAgo: number) => {
    const { id } = await sendAs(scope)
    const sentAt = new Date((await databaseNow()).getTime() - secondsAgo * 1000)
    await db().task.update({
      where: { id },
      data: { state: 'running', providerTaskId: unique('kling'), sentAt },
    })
  }
  const tell = async (scope: WorkspaceScope, rows: TaskRow[] = [], sending = true) => {
    const now = await databaseNow()
    const { placeOf, ...queue } = await readQueue(scope, rows, { now, sending })
    return { ...queue, places: rows.map(placeOf) }
  }

  it('is nothing, where nothing waits', async () => {
    expect(await tell(studio.scope)).toMatchObject({ ahead: 0, startsInSeconds: 0, pausedAt: null })
  })

  it('counts those whose turn is first, and those alone', async () => {
    const mine = [
      await sendAs(studio.scope),
      await sendAs(studio.scope),
      await sendAs(studio.scope),
    ]
    const theirs = await sendAs(other)
    const told = await tell(studio.scope, [...mine, theirs])
    // They take turns: one of each, then the rest of the batch, then what comes next.
    expect(told.ahead).toBe(4)
    const ahead = told.places.map((place) => place?.ahead)
    expect([...ahead].sort()).toEqual([0, 1, 2, 3])
    expect(ahead[3]).toBeLessThanOrEqual(1)
    expect((await tell(other)).ahead).toBe(told.places[0]?.ahead === 0 ? 3 : 2)
  })

  it('counts what somebody has in flight for them', async () => {
    await running(studio.scope, 10)
    await sendAs(other)
    await sendAs(other)
    // The colleague with nothing on its way goes first, twice.
    expect((await tell(studio.scope)).ahead).toBe(1)
  })

  it('waits for what runs, by what is known of how long that takes', async () => {
    await running(other, 60)
    await running(other, 10)
    const sinceMs = performance.now()
    const { startsInSeconds } = await tell(studio.scope)
    // Of a silent 3 s of standard text half take more than about 93 s.
    expect(startsInSeconds).toBeGreaterThan(15)
    expect(startsInSeconds).toBeLessThan(75)
    const waiting = await sendAs(studio.scope)
    await disconnect()
    const later = await tell(studio.scope, [waiting])
    expectSoonerBy(later.places[0]?.startsInSeconds, startsInSeconds, sinceMs)
    expect(later.startsInSeconds).toBeGreaterThan(later.places[0]?.startsInSeconds ?? 0)
  })

  it('knows no time while all that runs is long overdue', async () => {
    await running(other, 3_000)
    await running(other, 600)
    const waiting = await sendAs(studio.scope)
    const told = await tell(studio.scope, [waiting])
    expect(told).toMatchObject({ ahead: 1, startsInSeconds: null })
    expect(told.places).toEqual([{ ahead: 0, startsInSeconds: null }])
    // A free place is one.
    setBudget({ submitsPerMinute: 60, maxInFlight: 3 })
    await disconnect()
    expect((await tell(studio.scope, [waiting])).places).toEqual([{ ahead: 0, startsInSeconds: 0 }])
    // And so is one that comes free as usual.
    await running(other, 10)
    await disconnect()
    expect((await tell(studio.scope, [waiting])).places[0]?.startsInSeconds).toBeGreaterThan(0)
  })

  it('waits for the budget of submissions', async () => {
    setBudget({ submitsPerMinute: 6, maxInFlight: 100 })
    const key = 'submit:emulated'
    const sinceMs = performance.now()
    const paidUntil = (await databaseNow()).getTime() + 100 * 10_000 + 20_000
    await db().rateLimit.create({ data: { key, paidUntil } })
    const { startsInSeconds } = await tell(studio.scope)
    expectSoonerBy(startsInSeconds, 30, sinceMs)
  })

  it('knows nothing while nothing is sent, and says so', async () => {
    const waiting = await sendAs(studio.scope)
    const told = await tell(studio.scope, [waiting], false)
    expect(told).toMatchObject({ ahead: 1, startsInSeconds: null })
    expect(told.places).toEqual([{ ahead: 0, startsInSeconds: null }])
    // Whose place is the next would say that it goes on.
    expect(told.isPausedFor(studio.scope.userId)).toBe(true)
    expect((await tell(studio.scope, [waiting])).isPausedFor(studio.scope.userId)).toBe(false)
    await pauseOwnQueue(studio.scope)
    expect(await tell(studio.scope, [waiting])).toMatchObject({ ahead: null, places: [null] })
  })

  it('follows at once what its own member takes back', async () => {
    const task = await sendAs(studio.scope)
    await tell(studio.scope)
    await cancelTask(studio.scope, task.id)
    expect(await tell(studio.scope)).toMatchObject({ ahead: 0, startsInSeconds: 0 })
  })

  it('says of a task that may be taken back that it does not leave before', async () => {
    const task = await sendAs(studio.scope)
    const dueAt = new Date((await databaseNow()).getTime() + 30_000)
    await db().task.update({ where: { id: task.id }, data: { dueAt } })
    const { tasks } = await readLive(studio.scope, null)
    expect(tasks[0]).toMatchObject({ queuedBefore: 0, sendsAt: dueAt.toISOString() })
    expect(tasks[0]?.startsInSeconds).toBeGreaterThanOrEqual(29)
  })

  it('tells the place of the last of 5,000', async () => {
    const task = await sendAs(other)
    const { settings, note: _, resultUrls: __, ...row } = task
    const rows = Array.from({ length: 5_000 }, (_each, index) => ({
      ...row,
      settings: { ...settings },
      id: unique('task'),
      requestId: `many-${index}`,
      createdAt: new Date(row.createdAt.getTime() + index),
    }))
    for (let from = 0; from < rows.length; from += 1_000) {
      await db().task.createMany({ data: rows.slice(from, from + 1_000) })
    }
    await disconnect()
    const live = await readLive(studio.scope, null)
    // The colleague's batch is all that waits, and the viewer comes after one of it at most.
    expect(live.queue.ahead).toBeLessThanOrEqual(1)
    expect(live.tasks.find(({ id }) => id === rows.at(-1)?.id)?.queuedBefore).toBe(5_000)
  }, 60_000)
})
