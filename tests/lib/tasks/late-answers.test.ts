import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { writeOffTask } from '@/lib/tasks/decide-task'
import { resumeSending } from '@/lib/tasks/provider-health'
import type { TaskRow } from '@/lib/tasks/store'
import { runDueWork } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { plugInOddProvider } from '@/tests/helpers/odd-provider'
import { balanceOf, reload, submitAs } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

/** An answer that comes after its task was taken for cut off. A silent 3 s of std text costs 120. */

const GRANT = 1_000

describeOnEachDatabase('an answer that comes late', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: GRANT })
    // A 429 slows everybody down; the next test begins as if there had been none.
    await db().rateLimit.deleteMany()
    await resumeSending('emulated')
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const balance = () => balanceOf(studio)

  /** Sends a task whose answer is held back, and loses its lease; `answer` lets the answer go. */
  const sendUntilCutOff = async (status: number, body = '{}') => {
    let release = () => {}
    const released = new Promise<void>((done) => {
      release = done
    })
    const provider = await plugInOddProvider({
      create: async (_, response) => {
        await released
        response.writeHead(status, { 'retry-after': '600' }).end(body)
      },
    })
    const task = await submitAs(studio, SHORT)
    const sending = runDueWork(100)
    while (provider.timesAsked('/api/generate') === 0) await wait(5)
    await db().task.update({ where: { id: task.id }, data: { leaseUntil: new Date(0) } })
    await runDueWork(1)
    expect((await reload(task)).state).toBe('unconfirmed')
    const answer = async () => {
      release()
      await sending
    }
    return { task, answer, provider }
  }

  const expectHeld = async (task: TaskRow) => {
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: SHORT_PRICE })
    expect((await reload(task)).dueAt?.getTime()).toBeGreaterThan(Date.now())
  }

  it.each([
    ['that nothing was sent', 522, 'not_sent'],
    ['to wait', 429, 'throttled'],
  ])('puts the task back into the queue when it says %s', async (_, status, code) => {
    const { task, answer, provider } = await sendUntilCutOff(status)
    await answer()
    expect(await reload(task)).toMatchObject({ state: 'queued', note: { code } })
    await expectHeld(task)
    expect(provider.timesAsked('/api/generate')).toBe(1)
  })

  it('changes nothing once a person has decided', async () => {
    const { task, answer } = await sendUntilCutOff(522)
    await writeOffTask(studio.scope, task.id)
    await answer()
    expect(await reload(task)).toMatchObject({ state: 'failed', note: { code: 'written_off' } })
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
  })

  it('names what was paid for, to those who have written it off', async () => {
    const { task, answer } = await sendUntilCutOff(200, '{"data":{"task_id":"n75paid"}}')
    await writeOffTask(studio.scope, task.id)
    await answer()
    const told = await reload(task)
    expect(told).toMatchObject({ state: 'failed', note: { code: 'written_off' } })
    expect(told.rawAnswer).toContain('n75paid')
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
  })

  it('names an id that another task already has', async () => {
    const { task, answer } = await sendUntilCutOff(200, '{"data":{"task_id":"n75twice"}}')
    const other = await submitAs(studio, SHORT)
    const data = { state: 'running', providerTaskId: 'n75twice', dueAt: null } as const
    await db().task.update({ where: { id: other.id }, data })
    await answer()
    const told = await reload(task)
    expect(told).toMatchObject({ state: 'unconfirmed', providerTaskId: null })
    expect(told.rawAnswer).toContain('n75twice')
    await db().task.update({ where: { id: other.id }, data: { providerTaskId: null } })
  })

  it('changes nothing when it answers an earlier attempt', async () => {
    const { task, answer } = await sendUntilCutOff(522)
    await db().task.update({ where: { id: task.id }, data: { sendAttempts: 2 } })
    await answer()
    expect((await reload(task)).state).toBe('unconfirmed')
  })

  it('stays unconfirmed when it says nothing certain', async () => {
    const { task, answer } = await sendUntilCutOff(500)
    await answer()
    expect((await reload(task)).state).toBe('unconfirmed')
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: SHORT_PRICE })
  })
})
