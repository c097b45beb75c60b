import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { lockLimit } from '@/lib/limits/store'
import { submitBudget } from '@/lib/tasks/budget'
import { resumeSending } from '@/lib/tasks/provider-health'
import { runDueWork } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { balanceOf, reload, submitAs, workWhile } from '@/tests/helpers/studio'
import { SHORT } from '@/tests/helpers/tasks'

/** A worker that is held up between two steps: by a sleeping machine, a host, a database. */

const GRANT = 1_000
const HOUR_MS = 3_600_000

describeOnEachDatabase('a worker that is held up', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: GRANT })
    await resumeSending('emulated')
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const balance = () => balanceOf(studio)

  /** What another instance, or this one after a sleep, makes of a lease that has run out. */
  const loseLease = async (id: string) => {
    await db().task.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - HOUR_MS) } })
    await runDueWork(1)
  }

  it('still takes the answer that came after the task was taken for cut off', async () => {
    const providerTaskId = unique('n75')
    const provider = await plugInOddProvider({
      create: (_, response) => setTimeout(() => json(response, accepted(providerTaskId)), 500),
    })
    const task = await submitAs(studio, SHORT)
    const sending = runDueWork(200)
    while (provider.timesAsked('/api/generate') === 0) await wait(5)
    await loseLease(task.id)
    expect((await reload(task)).state).toBe('unconfirmed')
    await sending
    expect(await reload(task)).toMatchObject({ state: 'running', providerTaskId })
    expect(provider.timesAsked('/api/generate')).toBe(1)
  })

  it('gives the credits back when the late answer is a refusal', async () => {
    const provider = await plugInOddProvider({
      create: (_, response) =>
        setTimeout(() => response.writeHead(400).end('{"code":"INVALID_PROMPT"}'), 500),
    })
    const task = await submitAs(studio, SHORT)
    const sending = runDueWork(200)
    while (provider.timesAsked('/api/generate') === 0) await wait(5)
    await loseLease(task.id)
    await sending
    expect((await reload(task)).state).toBe('failed')
    expect(await balance()).toEqual({ available: GRANT, held: 0 })
  })

  it('waits for a request on the wire beyond its time, and begins no other', async () => {
    await plugInOddProvider({
      create: (_, response) => setTimeout(() => json(response, accepted(unique('n75'))), 600),
    })
    const task = await submitAs(studio, SHORT)
    await runDueWork(100)
    expect((await reload(task)).state).toBe('running')
  })

  it('waits for the request on the wire though another stage fails beside it', async () => {
    await plugInOddProvider({
      create: (_, response) => setTimeout(() => json(response, accepted(unique('n75'))), 300),
    })
    const polled = await submitAs(studio, SHORT)
    const data = { state: 'running', providerTaskId: unique('n75'), dueAt: new Date() } as const
    await db().task.update({ where: { id: polled.id }, data })
    const task = await submitAs(studio, SHORT)
    const allow = await refusePolls()
    // The sending is still being claimed when the polling has failed.
    const holding = inTransaction(async (tx) => {
      await lockLimit(submitBudget().key, tx)
      await wait(300)
    })
    await expect(runDueWork(100)).rejects.toThrow()
    expect((await reload(task)).state).toBe('running')
    await holding
    await allow()
  })

  it('keeps an accepted id though the database refuses it at first', async () => {
    const providerTaskId = unique('n75')
    await plugInOddProvider({
      create: (_, response) => json(response, accepted(providerTaskId)),
    })
    const task = await submitAs(studio, SHORT)
    const allow = await refuseState('running')
    const allowing = wait(700).then(allow)
    await runDueWork(100)
    await allowing
    expect(await reload(task)).toMatchObject({ state: 'running', providerTaskId })
  })

  /** A task that was sent and is asked about again only now. */
  const askAgain = async (hours: { sent: number; stalled?: number }) => {
    const ago = (length: number) => new Date(Date.now() - length * HOUR_MS)
    const task = await submitAs(studio, SHORT)
    await db().task.update({
      where: { id: task.id },
      data: {
        state: hours.stalled === undefined ? 'running' : 'stalled',
        stateAt: ago(hours.stalled ?? hours.sent),
        sentAt: ago(hours.sent),
        providerTaskId: 'n75ours',
        dueAt: new Date(),
      },
    })
    const asked = await workWhile(task, ({ pollCount }) => pollCount === 0)
    await db().task.update({ where: { id: task.id }, data: { providerTaskId: null } })
    return asked
  }

  it.each([
    ['switched off over a weekend', { sent: 60 }],
    ['without a network for a day', { sent: 24, stalled: 23 }],
  ])('gives nothing up unasked: %s', async (_, hours) => {
    await plugInOddProvider({})
    expect(await askAgain(hours)).toMatchObject({ state: 'stalled', dueAt: expect.any(Date) })
  })

  it.each([
    ['after a weekend it is asked for a while longer', { sent: 60 }, expect.any(Date)],
    ['after a day of the same answer it is left to a person', { sent: 24, stalled: 23 }, null],
  ])('%s', async (_, hours, dueAt) => {
    await plugInOddProvider({ status: (_request, response) => json(response, accepted('n75ours')) })
    expect(await askAgain(hours)).toMatchObject({ state: 'stalled', dueAt })
  })

  /** A database that cannot write the budget of polls, until the returned function is called. */
  const refusePolls = async (): Promise<() => Promise<unknown>> => {
    await db().rateLimit.deleteMany()
    if (env().database.kind === 'sqlite') {
      await db().$executeRawUnsafe(
        `CREATE TRIGGER refuse_polls BEFORE INSERT ON "RateLimit" WHEN NEW."key" LIKE 'poll:%'
         BEGIN SELECT RAISE(ABORT, 'the database is away'); END`,
      )
      return () => db().$executeRawUnsafe('DROP TRIGGER refuse_polls')
    }
    await db().$executeRawUnsafe(
      `ALTER TABLE "RateLimit" ADD CONSTRAINT refuse_polls CHECK ("key" NOT LIKE 'poll:%')`,
    )
    return () => db().$executeRawUnsafe('ALTER TABLE "RateLimit" DROP CONSTRAINT refuse_polls')
  }

  /** A database that cannot write one state, until the returned function is called. */
  const refuseState = async (state: string): Promise<() => Promise<unknown>> => {
    if (env().database.kind === 'sqlite') {
      await db().$executeRawUnsafe(
        `CREATE TRIGGER refuse BEFORE UPDATE ON "Task" WHEN NEW."state" = '${state}'
         BEGIN SELECT RAISE(ABORT, 'the database is away'); END`,
      )
      return () => db().$executeRawUnsafe('DROP TRIGGER refuse')
    }
    const name = `refuse_${state}`
    await db().$executeRawUnsafe(
      `ALTER TABLE "Task" ADD CONSTRAINT ${name} CHECK ("state" <> '${state}') NOT VALID`,
    )
    return () => db().$executeRawUnsafe(`ALTER TABLE "Task" DROP CONSTRAINT ${name}`)
  }
})
