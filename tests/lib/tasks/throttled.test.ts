import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { submitBudget } from '@/lib/tasks/budget'
import { claimToSend } from '@/lib/tasks/claim-store'
import { resumeSending } from '@/lib/tasks/provider-health'
import { sendTask } from '@/lib/tasks/send-task'
import { runDueWork } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { reload, submitAs, workWhile } from '@/tests/helpers/studio'

const settings = { type: 'std-text-to-video', prompt: 'A quiet harbour', sound: false }

describeOnEachDatabase('a provider that says slow down', (useDatabase) => {
  useDatabase()
  afterEach(expectCleanBooks)
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace()
    await db().rateLimit.deleteMany()
    await resumeSending('emulated')
  })

  afterEach(async () => {
    await db().task.updateMany({ data: { dueAt: null } })
  })

  it('is sent nothing more until then, whoever asks', async () => {
    const times: number[] = []
    await plugInOddProvider({
      create: (_, response) => {
        times.push(performance.now())
        if (times.length > 1) return json(response, accepted(unique('n75')))
        response.writeHead(429, { 'retry-after': '2' }).end('{"code":"RATE_LIMITED"}')
      },
    })
    const first = await submitAs(studio, settings)
    await runDueWork(100)
    expect(await reload(first)).toMatchObject({ state: 'queued', note: { code: 'throttled' } })
    const second = await submitAs(await makeWorkspace(), settings)
    await workWhile(second, ({ state }) => state === 'queued')
    await workWhile(first, ({ state }) => state === 'queued')
    const [told, ...later] = times
    expect(Math.min(...later) - (told ?? 0)).toBeGreaterThan(1_990)
    expect(times.length).toBe(3)
  })

  it('is asked about nothing until then when it said so to one question', async () => {
    const times: number[] = []
    await plugInOddProvider({
      status: (_, response) => {
        times.push(performance.now())
        response.writeHead(429, { 'retry-after': '2' }).end('{"code":"RATE_LIMITED"}')
      },
    })
    const tasks = [await submitAs(studio, settings), await submitAs(studio, settings)]
    const running = async (index: number, dueAt: Date | null) => {
      const id = tasks[index]?.id ?? ''
      const providerTaskId = unique('n75')
      const sentAt = new Date()
      const change = { state: 'running', sentAt, providerTaskId, dueAt } as const
      await db().task.update({ where: { id }, data: change })
    }
    await running(1, null)
    await running(0, await databaseNow())
    // It ends as soon as the answer was taken in; a question on the wire is not waited for after that.
    await runDueWork(1_500)
    expect(times.length).toBe(1)
    await running(1, await databaseNow())
    while (times.length < 2) await Promise.all([runDueWork(100), wait(20)])
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_990)
  })

  it('is not sent what too little time is left for: it goes back to the queue', async () => {
    const provider = await plugInOddProvider({})
    const task = await submitAs(studio, settings)
    const [claimed] = await claimToSend({
      providerMode: 'emulated',
      limit: 1,
      leaseMs: 90_000,
      token: 'held up',
      now: await databaseNow(),
      budget: submitBudget(),
      maxInFlight: env().budget.maxInFlight,
    })
    if (!claimed) throw new Error('nothing was claimed')
    await sendTask(claimed, 'held up')
    expect(await reload(task)).toMatchObject({ state: 'queued', leaseToken: null, sendAttempts: 0 })
    expect(provider.timesAsked('/api/generate')).toBe(0)
  })
})
