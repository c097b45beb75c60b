import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { temporaryDirectory } from '@/lib/media/storage'
import { findNextDue } from '@/lib/tasks/claim-store'
import { resumeSending } from '@/lib/tasks/provider-health'
import type { TaskRow } from '@/lib/tasks/store'
import { isWorkerRunning, runDueWork, startWorker, stopWorker } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { reload, submitAs } from '@/tests/helpers/studio'

const settings = { type: 'std-text-to-video', prompt: 'A quiet harbour', sound: false }

const until = async (isSo: () => Promise<boolean>) => {
  const endsAt = Date.now() + 10_000
  while (!(await isSo())) {
    if (Date.now() > endsAt) throw new Error('it never came about')
    await wait(10)
  }
}

describeOnEachDatabase('the worker', (useDatabase) => {
  useDatabase()
  afterEach(expectCleanBooks)
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace()
    await resumeSending('emulated')
    await db().task.updateMany({ data: { dueAt: null } })
  })

  afterEach(stopWorker)

  it('sends at once what is submitted while it sleeps', async () => {
    await plugInOddProvider({
      create: (_, response) => json(response, accepted(unique('n75'))),
    })
    const waited = async (task: TaskRow) => {
      await until(async () => (await reload(task)).providerTaskId !== null)
      const { createdAt, sentAt } = await reload(task)
      await db().task.update({ where: { id: task.id }, data: { dueAt: null } })
      return (sentAt?.getTime() ?? Number.NaN) - createdAt.getTime()
    }
    const first = await submitAs(studio, settings)
    await runDueWork(50)
    const onThisMachine = await waited(first)
    await startWorker()
    await startWorker()
    await wait(300)
    // By itself it would look only 1,700 ms later.
    const woken = await waited(await submitAs(studio, settings))
    expect(woken - 3 * onThisMachine).toBeLessThan(1_200)
  })

  it('gives back at once what breaks off before anything is sent', async () => {
    await plugInOddProvider({})
    const task = await submitAs(studio, settings)
    await db().task.update({
      where: { id: task.id },
      data: { settings: { ...settings, type: 'a-type-of-a-newer-version' } },
    })
    await runDueWork(50)
    const row = await reload(task)
    expect(row).toMatchObject({ state: 'queued', leaseToken: null, sendAttempts: 0 })
    expect(row.dueAt?.getTime()).toBeGreaterThan(Date.now())
    await db().task.update({ where: { id: task.id }, data: { dueAt: null } })
  })

  it('waits at its end for the request on the wire', async () => {
    const provider = await plugInOddProvider({
      create: (_, response) => setTimeout(() => json(response, accepted(unique('n75'))), 400),
    })
    const task = await submitAs(studio, settings)
    await startWorker()
    await until(async () => provider.timesAsked('/api/generate') === 1)
    await stopWorker()
    expect(isWorkerRunning()).toBe(false)
    expect((await reload(task)).state).toBe('running')
  })

  it('asks nothing of the provider while nothing is due', async () => {
    const provider = await plugInOddProvider({})
    const task = await submitAs(studio, settings)
    await db().task.update({
      where: { id: task.id },
      data: { state: 'running', providerTaskId: unique('n75'), dueAt: new Date(Date.now() + 5e6) },
    })
    await startWorker()
    await wait(500)
    expect(provider.timesAsked('/api/status')).toBe(0)
  })

  it('removes what a crash left half-written, and nothing that is young', async () => {
    const folder = temporaryDirectory()
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'old'), '')
    await writeFile(join(folder, 'young'), '')
    const past = new Date(Date.now() - 48 * 3_600_000)
    await utimes(join(folder, 'old'), past, past)
    await startWorker()
    await until(async () => !(await readdir(folder)).includes('old'))
    expect(await readdir(folder)).toContain('young')
  })

  it('does not sleep past a task because an older one is being worked on', async () => {
    const now = new Date()
    const after = (ms: number) => new Date(now.getTime() + ms)
    const tasks = [await submitAs(studio, settings), await submitAs(studio, settings)]
    const plan = [
      { dueAt: after(-9_000), leaseUntil: after(60_000), leaseToken: 'ours' },
      { dueAt: after(300) },
    ]
    for (const [index, data] of plan.entries()) {
      await db().task.update({ where: { id: tasks[index]?.id ?? '' }, data })
    }
    const waiting = { providerMode: env().provider.mode, states: ['queued'], now } as const
    expect(await findNextDue(waiting)).toEqual(after(300))
    // Once it is alone, the end of its lease is what counts.
    await db().task.update({ where: { id: tasks[1]?.id ?? '' }, data: { dueAt: null } })
    expect(await findNextDue(waiting)).toEqual(after(60_000))
  })
})
