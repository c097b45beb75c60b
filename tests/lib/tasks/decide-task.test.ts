import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { sendAgain, writeOffTask } from '@/lib/tasks/decide-task'
import type { TaskRow } from '@/lib/tasks/store'
import { submitTask } from '@/lib/tasks/submit-task'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { balanceOf, reload, submitAs } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

/** Decisions of several people at once; a silent 3 s of std text costs 120. */

const GRANT = 1_000

describeOnEachDatabase('deciding about an unconfirmed task', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let task: TaskRow

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: GRANT })
    task = await submitAs(studio, SHORT)
    await db().task.update({
      where: { id: task.id },
      data: { state: 'unconfirmed', dueAt: null, sentAt: new Date() },
    })
  })

  afterEach(expectCleanBooks)

  const balance = () => balanceOf(studio)

  const retries = () => db().task.count({ where: { retryOfId: task.id } })

  it('sends again once, though its sender and three admins all say so at once', async () => {
    const admins = await Promise.all([1, 2, 3].map(() => addMember(studio.scope, 'admin')))
    const answers = await Promise.allSettled(
      [studio.scope, ...admins].map((scope) => sendAgain(scope, task.id, unique('again-'))),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' })
    }
    expect(await retries()).toBe(1)
    expect(await balance()).toEqual({ available: GRANT - 2 * SHORT_PRICE, held: SHORT_PRICE })
  })

  it('makes one task of a double click', async () => {
    const requestId = unique('again-')
    const tasks = await Promise.all(
      Array.from({ length: 4 }, () => sendAgain(studio.scope, task.id, requestId)),
    )
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(1)
    expect(await retries()).toBe(1)
  })

  it('does not take what was asked for before as being sent again', async () => {
    const other = await submitAs(studio, SHORT)
    for (const { requestId } of [task, other]) {
      await expect(sendAgain(studio.scope, task.id, requestId)).rejects.toMatchObject({
        code: 'conflict',
      })
    }
    expect((await reload(task)).state).toBe('unconfirmed')
  })

  it('either sends again or writes off, whoever is quicker', async () => {
    const answers = await Promise.allSettled([
      sendAgain(studio.scope, task.id, unique('again-')),
      writeOffTask(studio.scope, task.id),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    const { note } = await reload(task)
    expect(await retries()).toBe(note?.code === 'sent_again' ? 1 : 0)
  })

  it('sends a script’s request again, with an address that only Kling may reach', async () => {
    const { provider } = env()
    setEnv({ ...env(), provider: { ...provider, mode: 'kling', baseUrl: 'https://kling3api.com' } })
    const { scope, projectId } = await makeWorkspace()
    const image = { url: 'http://10.0.0.7/first.png' }
    const first = await submitTask({
      workspaceId: scope.workspaceId,
      userId: scope.userId,
      projectId,
      requestId: unique('script-'),
      settings: { type: 'std-image-to-video', prompt: 'The tide comes in', sound: false, image },
      anyAddress: true,
    })
    await db().task.update({
      where: { id: first.id },
      data: { state: 'unconfirmed', dueAt: null, sentAt: new Date() },
    })
    const again = await sendAgain(scope, first.id, unique('again-'))
    expect(again.settings).toEqual(first.settings)
  })

  it('leaves the old task as it is when there are no credits for the new one', async () => {
    await submitAs(studio, { ...SHORT, type: 'pro-text-to-video', durationSeconds: 15 })
    await expect(sendAgain(studio.scope, task.id, unique('again-'))).rejects.toMatchObject({
      code: 'insufficient_credits',
    })
    expect((await reload(task)).state).toBe('unconfirmed')
    expect(await retries()).toBe(0)
  })
})
