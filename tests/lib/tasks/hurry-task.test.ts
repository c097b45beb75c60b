import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { askNow, saveNow } from '@/lib/tasks/hurry-task'
import type { TaskChange, TaskRow } from '@/lib/tasks/store'
import { runDueWork } from '@/lib/tasks/worker'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { reload, submitAs, workWhile } from '@/tests/helpers/studio'

/** What a person may hurry: a question to Kling, a try to save. */

const HOUR_MS = 3_600_000
const inAnHour = () => new Date(Date.now() + HOUR_MS)
const anHourAgo = () => new Date(Date.now() - HOUR_MS)

describeOnEachDatabase('hurrying a task', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let task: TaskRow

  beforeEach(async () => {
    studio = await makeWorkspace()
    task = await submitAs(studio, { type: 'std-text-to-video', prompt: 'A harbour', sound: false })
  })

  afterEach(async () => {
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const put = async (state: TaskRow['state'], change: Partial<TaskChange> = {}) => {
    const sent = { providerTaskId: unique('n75'), sentAt: anHourAgo(), lastPolledAt: anHourAgo() }
    const { note, resultUrls, ...rest } = { ...sent, dueAt: inAnHour(), ...change }
    await db().task.update({
      where: { id: task.id },
      data: { state, stateAt: anHourAgo(), ...rest, ...(note ? { note } : {}) },
    })
  }

  const plugIn = () =>
    plugInOddProvider({
      status: (asked, response) => {
        const id = new URL(asked.url ?? '', 'http://x').searchParams.get('task_id')
        json(response, { task_id: id, status: 'IN_PROGRESS' })
      },
    })

  it.each([
    ['lost', 'running'],
    ['stalled', 'stalled'],
  ] as const)('asks at once about a %s task', async (state, after) => {
    const provider = await plugIn()
    await put(state)
    await runDueWork(100)
    expect(provider.timesAsked('/api/status')).toBe(0)
    await askNow(studio.scope, task.id)
    await workWhile(task, ({ pollCount }) => pollCount === 0)
    expect(provider.timesAsked('/api/status')).toBeGreaterThan(0)
    expect((await reload(task)).state).toBe(after)
  })

  it('asks about one that is no longer asked about by itself', async () => {
    const provider = await plugIn()
    await put('stalled', { dueAt: null })
    await askNow(studio.scope, task.id)
    await workWhile(task, ({ pollCount }) => pollCount === 0)
    expect(provider.timesAsked('/api/status')).toBeGreaterThan(0)
  })

  it('does not ask again what was answered just now', async () => {
    await put('stalled', { lastPolledAt: new Date() })
    await expect(askNow(studio.scope, task.id)).rejects.toMatchObject({ code: 'rate_limited' })
    expect((await reload(task)).dueAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it('leaves alone what somebody is at already', async () => {
    const leaseUntil = inAnHour()
    await put('lost')
    await db().task.update({ where: { id: task.id }, data: { leaseToken: 'theirs', leaseUntil } })
    await askNow(studio.scope, task.id)
    const { leaseToken, dueAt } = await reload(task)
    expect([leaseToken, (dueAt?.getTime() ?? 0) > Date.now()]).toEqual(['theirs', true])
  })

  it('tries at once to save', async () => {
    await put('archiving', { note: { code: 'archive_retry', reason: 'storage_full' } })
    await saveNow(studio.scope, task.id)
    expect((await reload(task)).dueAt?.getTime()).toBeLessThanOrEqual(Date.now())
  })

  it('says what became of a task that is no longer what it was', async () => {
    await put('running')
    await expect(askNow(studio.scope, task.id)).rejects.toMatchObject({
      code: 'conflict',
      message: 'This task has moved on: Kling is generating it.',
    })
    await expect(saveNow(studio.scope, task.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is for its sender and admins', async () => {
    await put('lost')
    const member = await addMember(studio.scope, 'member')
    await expect(askNow(member, task.id)).rejects.toMatchObject({ code: 'forbidden' })
    await askNow(await addMember(studio.scope, 'admin'), task.id)
    const { scope } = await makeWorkspace({ credits: 0 })
    await expect(askNow(scope, task.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
