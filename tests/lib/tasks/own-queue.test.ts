import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { env, setEnv } from '@/lib/env'
import { lockLimit } from '@/lib/limits/store'
import { submitBudget } from '@/lib/tasks/budget'
import { claimToSend } from '@/lib/tasks/claim-store'
import { pauseOwnQueue, resumeOwnQueue } from '@/lib/tasks/own-queue'
import { readLive } from '@/lib/tasks/read-live'
import { findNextBeginning, STAGES } from '@/lib/tasks/stages'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { SHORT } from '@/tests/helpers/tasks'

// What it calls does not stand inside the transaction that is open where it is called.
const inAnotherPlace = AsyncLocalStorage.snapshot() as <T>(run: () => T) => T

describeOnEachDatabase("a member's own queue", (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let other: WorkspaceScope

  beforeEach(async () => {
    studio = await makeWorkspace()
    other = await addMember(studio.scope, 'member')
    await db().rateLimit.deleteMany()
    const budget = { submitsPerMinute: 1_000_000, pollsPerMinute: 1_000_000, maxInFlight: 1_000 }
    setEnv({ ...env(), budget: { ...env().budget, ...budget } })
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const sendAs = async (scope: WorkspaceScope, projectId = studio.projectId): Promise<string> =>
    (await submitAs({ scope, projectId }, SHORT)).id
  const claim = async (): Promise<string[]> => {
    const tasks = await claimToSend({
      providerMode: 'emulated',
      limit: 20,
      leaseMs: 60_000,
      token: unique('token'),
      now: await databaseNow(),
      budget: submitBudget(),
      maxInFlight: env().budget.maxInFlight,
    })
    return tasks.map(({ id }) => id).sort()
  }
  const sendStage = () => {
    const stage = STAGES.find(({ name }) => name === 'send')
    if (!stage) throw new Error('nothing sends')
    return stage
  }

  it('is not sent while it is paused, and goes on when it is resumed', async () => {
    const mine = [await sendAs(studio.scope), await sendAs(studio.scope)].sort()
    const theirs = await sendAs(other)
    await pauseOwnQueue(studio.scope)
    expect(await claim()).toEqual([theirs])
    expect(await claim()).toEqual([])
    await resumeOwnQueue(studio.scope)
    expect(await claim()).toEqual(mine)
  })

  it('is paused in one workspace only', async () => {
    const elsewhere = await makeWorkspace()
    const { workspaceId } = elsewhere.scope
    const { userId } = studio.scope
    await db().membership.create({ data: { workspaceId, userId, role: 'member' } })
    const away = await submitAs({ ...elsewhere, scope: { ...elsewhere.scope, userId } }, SHORT)
    const here = await sendAs(studio.scope)
    await pauseOwnQueue(studio.scope)
    expect(await claim()).toEqual([away.id])
    await resumeOwnQueue(studio.scope)
    expect(await claim()).toEqual([here])
  })

  it('lets the worker sleep, and writes nothing', async () => {
    await sendAs(studio.scope)
    await pauseOwnQueue(studio.scope)
    await db().rateLimit.deleteMany()
    expect(await findNextBeginning(sendStage(), await databaseNow())).toBeNull()
    expect(await claim()).toEqual([])
    expect(await db().rateLimit.count()).toBe(0)
    await resumeOwnQueue(studio.scope)
    expect(await findNextBeginning(sendStage(), await databaseNow())).not.toBeNull()
  })

  it('keeps when it was paused first, and waits for a claim that is under way', async () => {
    await pauseOwnQueue(studio.scope)
    const pausedAt = async () => (await readLive(studio.scope, null)).queue.pausedAt
    const first = await pausedAt()
    await pauseOwnQueue(studio.scope)
    expect(await pausedAt()).toBe(first)
    await resumeOwnQueue(studio.scope)
    expect(await pausedAt()).toBeNull()

    let paused = false
    const order: string[] = []
    let pausing: Promise<void> | undefined
    await inTransaction(async (tx) => {
      await lockLimit(submitBudget().key, tx)
      pausing = inAnotherPlace(() => pauseOwnQueue(studio.scope)).then(() => {
        paused = true
        order.push('paused')
      })
      await wait(300)
      expect(paused).toBe(false)
      order.push('claimed')
    })
    await pausing
    expect(order).toEqual(['claimed', 'paused'])
  })

  it('has no place, and lets the others move up', async () => {
    const mine = await sendAs(studio.scope)
    const theirs = await sendAs(other)
    await pauseOwnQueue(studio.scope)
    const { tasks, queue } = await readLive(studio.scope, null)
    const of = (id: string) => tasks.find((task) => task.id === id)
    expect(queue).toMatchObject({ ahead: null, startsInSeconds: null })
    expect(queue.pausedAt).not.toBeNull()
    expect(of(mine)).toMatchObject({
      queuedBefore: null,
      startsInSeconds: null,
      queuePaused: true,
    })
    expect(of(theirs)).toMatchObject({ queuePaused: false })
    const seen = await readLive(other, null)
    expect(seen.queue.pausedAt).toBeNull()
    expect(seen.tasks.find(({ id }) => id === mine)).toMatchObject({ queuePaused: true })
  })
})
