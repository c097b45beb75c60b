import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { say } from '@/lib/intl/said'
import { attachProviderTask, sendAgain, writeOffTask } from '@/lib/tasks/decide-task'
import type { TaskRow } from '@/lib/tasks/store'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { balanceOf, reload, submitAs, workUntil } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

/** Attaching the provider's id to an unconfirmed task. A silent 3 s of std text costs 120. */

const GRANT = 1_000

describeOnEachDatabase('attaching an id', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let task: TaskRow

  const request = { type: SHORT.type, prompt: SHORT.prompt }

  const makeUnconfirmed = async (of = studio): Promise<TaskRow> => {
    const made = await submitAs(of, SHORT)
    await db().task.update({
      where: { id: made.id },
      data: { state: 'unconfirmed', dueAt: null, sentAt: new Date() },
    })
    return reload(made)
  }

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: GRANT })
    task = await makeUnconfirmed()
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  /** A provider that says this of whatever id it is asked about. */
  const plugIn = (said: object) =>
    plugInOddProvider({
      status: (asked, response) => {
        const id = new URL(asked.url ?? '', 'http://x').searchParams.get('task_id')
        json(response, { task_id: id, status: 'IN_PROGRESS', ...said })
      },
    })

  const attach = (id: string, options = {}) =>
    attachProviderTask(studio.scope, task.id, id, options)

  it.each([
    ['its type and prompt', { request: { prompt: SHORT.prompt } }],
    ['anything', {}],
  ])('asks first when Kling does not say %s', async (_, said) => {
    await plugIn(said)
    const id = unique('n75')
    expect(await attach(id)).toEqual({ kind: 'unsaid' })
    expect(await reload(task)).toMatchObject({ state: 'unconfirmed', providerTaskId: null })
    expect(await attach(id, { confirmed: true })).toEqual({ kind: 'attached' })
    expect(await reload(task)).toMatchObject({ state: 'running', providerTaskId: id })
  })

  it.each([
    ['another prompt', { request: { ...request, prompt: 'A loud harbour' } }, 'another prompt'],
    ['another type', { request: { ...request, type: 'o3-pro-video-edit' } }, 'another type'],
  ])('refuses an id of %s, confirmed or not', async (_, said, words) => {
    await plugIn(said)
    for (const confirmed of [false, true]) {
      await expect(attach(unique('n75'), { confirmed })).rejects.toThrow(words)
    }
    expect((await reload(task)).state).toBe('unconfirmed')
  })

  it('asks nobody about an id that cannot be one of this model', async () => {
    const provider = await plugIn({ request })
    await expect(attach('n71of-the-other')).rejects.toMatchObject({
      code: 'invalid',
      fields: { providerTaskId: say('errors.tasks.idPrefix', { prefix: 'n75' }) },
    })
    expect(provider.timesAsked('/api/status')).toBe(0)
  })

  it('says which task has the id already, but nothing of another workspace', async () => {
    await plugIn({ request })
    const id = unique('n75')
    await attach(id)
    const second = await makeUnconfirmed()
    const words = /Shot 1, take 1 already has this id/
    await expect(attachProviderTask(studio.scope, second.id, id)).rejects.toThrow(words)
    const foreign = await makeWorkspace({ credits: GRANT })
    const theirs = await makeUnconfirmed(foreign)
    await expect(attachProviderTask(foreign.scope, theirs.id, id)).rejects.toThrow(
      'Another task already has this id.',
    )
  })

  it('gives one id to one of two tasks, though both ask at once', async () => {
    await plugIn({ request })
    const id = unique('n75')
    const other = await makeUnconfirmed()
    const answers = await Promise.allSettled(
      [task, other].map((each) => attachProviderTask(studio.scope, each.id, id)),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason.message).toContain('has this id')
    }
    expect(await db().task.count({ where: { providerTaskId: id } })).toBe(1)
  })

  it('takes a double click for one', async () => {
    await plugIn({ request })
    const id = unique('n75')
    await attach(id)
    expect(await attach(id)).toEqual({ kind: 'attached' })
  })

  it('tells whoever comes second what became of the task', async () => {
    await plugIn({ request })
    const admin = await addMember(studio.scope, 'admin')
    await writeOffTask(admin, task.id)
    await expect(attach(unique('n75'))).rejects.toMatchObject({
      code: 'conflict',
      message: 'This task has moved on: it has already been counted as lost.',
    })
    await expect(sendAgain(studio.scope, task.id, unique('again-'))).rejects.toThrow('as lost')
  })

  it('does either this or a write-off, whoever is quicker', async () => {
    await plugIn({ request })
    const answers = await Promise.allSettled([
      attach(unique('n75')),
      writeOffTask(studio.scope, task.id),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  })

  it('ends at once when Kling has failed it meanwhile, and gives the credits back', async () => {
    await plugIn({ request, status: 'FAILED', error_message: 'No capacity', consumed_credits: 0 })
    await attach(unique('n75'))
    expect(await workUntil(task, 'failed')).toMatchObject({ note: { group: 'capacity' } })
    expect(await balanceOf(studio)).toEqual({ available: GRANT, held: 0 })
  })

  it('settles at once when Kling has finished it meanwhile', async () => {
    const response = ['http://127.0.0.1:9/nowhere.mp4']
    await plugIn({ request, status: 'SUCCESS', response, consumed_credits: SHORT_PRICE })
    await attach(unique('n75'))
    expect(await workUntil(task, 'archiving')).toMatchObject({ billedCredits: SHORT_PRICE })
  })

  it('asks no Kling about a task of the other one', async () => {
    const provider = await plugIn({ request })
    await db().task.update({ where: { id: task.id }, data: { providerMode: 'kling' } })
    await expect(attach(unique('n75'))).rejects.toMatchObject({ code: 'conflict' })
    await expect(sendAgain(studio.scope, task.id, unique('again-'))).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(provider.timesAsked('/api/status')).toBe(0)
    await db().task.update({ where: { id: task.id }, data: { providerMode: 'emulated' } })
  })
})
