import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import type { TaskSettings } from '@/lib/kling/settings'
import { claimTasks } from '@/lib/tasks/claim-store'
import {
  attachProviderTask,
  cancelTask,
  sendAgain,
  setDismissed,
  setWatched,
  writeOffTask,
} from '@/lib/tasks/decide-task'
import { inputSaid } from '@/lib/tasks/note'
import { resumeSending } from '@/lib/tasks/provider-health'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { readLive } from '@/lib/tasks/read-live'
import { readTaskDetail } from '@/lib/tasks/read-task-detail'
import { FAILED_STAYS_MS } from '@/lib/tasks/schedule'
import { submitTasks } from '@/lib/tasks/submit-task'
import { runDueWork } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { type Kling, startKling } from '@/tests/helpers/kling'
import { balanceOf, reload, submitAs, workUntil, workWhile } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

/** What goes wrong on the way, and what it costs. A silent 3 s of std text costs 120. */

const GRANT = 10_000
let kling: Kling

beforeAll(async () => {
  kling = await startKling()
})

afterAll(() => kling.stop())

describeOnEachDatabase('a shot on a bad day', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    kling.plugIn()
    studio = await makeWorkspace({ credits: GRANT })
    await resumeSending('emulated')
  })

  afterEach(async () => {
    await kling.clearFaults()
    await expectCleanBooks()
  })

  const settings = (prompt = unique('A quiet harbour ')): TaskSettings => ({ ...SHORT, prompt })

  const balance = () => balanceOf(studio)

  it('gives the credits back when the provider fails the task, and says why', async () => {
    await kling.fault({ kind: 'failure', times: 1, message: 'Content policy violation' })
    const task = await submitAs(studio, settings())
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: SHORT_PRICE })
    const failed = await workUntil(task, 'failed', 'done')
    expect(failed.note).toMatchObject({
      code: 'failed',
      group: 'moderation',
      message: 'Content policy violation',
      reportedCredits: 0,
    })
    expect(await balance()).toEqual({ available: GRANT, held: 0 })
  })

  it('releases the hold but keeps the number when the provider reports no refund', async () => {
    await kling.fault({ kind: 'failure', times: 1, message: 'No capacity', refund: false })
    const failed = await workUntil(await submitAs(studio, settings()), 'failed', 'done')
    expect(failed.note).toMatchObject({ code: 'failed', reportedCredits: SHORT_PRICE })
    expect(await balance()).toEqual({ available: GRANT, held: 0 })
  })

  it('waits after a 429 and sends again', async () => {
    await kling.fault({ kind: 'rate_limited', times: 1, retryAfter: 1 })
    const task = await submitAs(studio, settings())
    await runDueWork(2_000)
    expect(await reload(task)).toMatchObject({ state: 'queued', note: { code: 'throttled' } })
    expect((await workUntil(task, 'done', 'failed')).state).toBe('done')
    expect(await kling.creates(task.prompt)).toBe(2)
  })

  it.each([
    ['a reset after accepting', { kind: 'reset', times: 1, charged: true }],
    ['a 500', { kind: 'internal_error', times: 1 }],
  ])('never sends again after %s: nobody knows whether it was charged', async (_, fault) => {
    await kling.fault(fault)
    const task = await submitAs(studio, settings())
    const unconfirmed = await workUntil(task, 'unconfirmed')
    expect(unconfirmed.note?.code).toBe('unknown_outcome')
    await runDueWork(1_000)
    expect(await kling.creates(task.prompt)).toBe(1)
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: SHORT_PRICE })
  })

  it('goes on with an unconfirmed task once its id is attached, and only its own', async () => {
    await kling.fault({ kind: 'reset', times: 1, charged: true })
    const task = await workUntil(await submitAs(studio, settings()), 'unconfirmed')
    const other = await workUntil(await submitAs(studio, settings()), 'done')
    const found = (await kling.book()).find(({ prompt }) => prompt === task.prompt)
    const attach = (id: string) => attachProviderTask(studio.scope, task.id, id)

    await expect(attach('n71wrong')).rejects.toThrow('begin with n75')
    await expect(attach('n75unknown')).rejects.toThrow('knows no task')
    await expect(attach(other.providerTaskId ?? '')).rejects.toThrow('already has this id')
    await attach(found?.taskId ?? '')
    expect(await workUntil(task, 'done', 'failed')).toMatchObject({
      state: 'done',
      billedCredits: SHORT_PRICE,
    })
    expect(await balance()).toEqual({ available: GRANT - 2 * SHORT_PRICE, held: 0 })
  })

  it('sends again as a new take when a person says so, and counts the first as lost', async () => {
    await kling.fault({ kind: 'reset', times: 1, charged: true })
    const task = await workUntil(await submitAs(studio, settings()), 'unconfirmed')
    const requestId = unique('again-')
    const again = await sendAgain(studio.scope, task.id, requestId)
    // The second click of a double click finds what the first did.
    expect((await sendAgain(studio.scope, task.id, requestId)).id).toBe(again.id)
    expect(again).toMatchObject({ retryOfId: task.id, shotId: task.shotId, takeNumber: 2 })
    expect(await reload(task)).toMatchObject({ state: 'failed', note: { code: 'sent_again' } })
    expect((await workUntil(again, 'done', 'failed')).state).toBe('done')
    expect(await balance()).toEqual({ available: GRANT - 2 * SHORT_PRICE, held: 0 })
  })

  it('writes off when a person says so, once', async () => {
    await kling.fault({ kind: 'internal_error', times: 1 })
    const task = await workUntil(await submitAs(studio, settings()), 'unconfirmed')
    await writeOffTask(studio.scope, task.id)
    await expect(writeOffTask(studio.scope, task.id)).rejects.toThrow('moved on')
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
    await setDismissed(studio.scope, task.id, true)
    expect((await readLive(studio.scope, null)).tasks).toEqual([])
  })

  it('asks for a fresh address when the result has expired', async () => {
    await kling.fault({ kind: 'expired_url', times: 1, on: 'status' })
    expect((await workUntil(await submitAs(studio, settings()), 'done')).state).toBe('done')
  })

  it('keeps trying to store, says why, and has settled meanwhile', async () => {
    await kling.fault({ kind: 'expired_url', on: 'cdn' })
    const task = await submitAs(studio, settings())
    const waiting = await workWhile(task, ({ archiveAttempts }) => archiveAttempts === 0)
    expect(waiting).toMatchObject({
      state: 'archiving',
      billedCredits: SHORT_PRICE,
      note: { code: 'archive_retry', reason: 'expired' },
    })
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
    await kling.clearFaults()
    expect((await workUntil(task, 'done')).note).toBeNull()
  })

  it('keeps a paid result until there is a place for it again', async () => {
    const media = join(env().dataDir, 'media')
    await rm(media, { recursive: true, force: true })
    // A file where the folder should be: nothing can be written below it, not even by root.
    await mkdir(env().dataDir, { recursive: true })
    await writeFile(media, '')
    const task = await submitAs(studio, settings())
    await workWhile(task, ({ archiveAttempts }) => archiveAttempts === 0)
    expect(await reload(task)).toMatchObject({ state: 'archiving', billedCredits: SHORT_PRICE })
    await rm(media)
    expect((await workUntil(task, 'done')).state).toBe('done')
  })

  it('waits while nobody answers, and sends once somebody does', async () => {
    const { provider } = env()
    setEnv({ ...env(), provider: { ...provider, baseUrl: 'http://127.0.0.1:9' } })
    const task = await submitAs(studio, settings())
    await runDueWork(2_000)
    expect(await reload(task)).toMatchObject({ state: 'queued', note: { code: 'not_sent' } })
    kling.plugIn()
    expect((await workUntil(task, 'done')).state).toBe('done')
    expect(await kling.creates(task.prompt)).toBe(1)
  })

  it('stops sending when the key is refused, keeps the tasks, and goes on when told to', async () => {
    setEnv({ ...env(), provider: { ...env().provider, apiKey: 'wrong' } })
    const first = await workUntil(await submitAs(studio, settings()), 'failed')
    expect(first.note).toMatchObject({ code: 'rejected', providerCode: 'INVALID_API_KEY' })
    const second = await submitAs(studio, settings())
    await runDueWork(1_000)
    expect((await reload(second)).state).toBe('queued')
    expect((await readLive(studio.scope, null)).pause?.reason).toContain('401')

    kling.plugIn()
    await runDueWork(1_000)
    expect((await reload(second)).state).toBe('queued')
    await resumeSending('emulated')
    expect((await workUntil(second, 'done')).state).toBe('done')
  })

  it('takes a task that was being sent in a crash for unconfirmed', async () => {
    const task = await submitAs(studio, settings())
    const past = new Date(Date.now() - 3_600_000)
    await db().task.update({
      where: { id: task.id },
      data: { state: 'sending', leaseToken: 'of the dead', leaseUntil: past, sentAt: past },
    })
    await runDueWork(1_000)
    expect(await reload(task)).toMatchObject({ state: 'unconfirmed' })
    expect(await kling.creates(task.prompt)).toBe(0)
    // A restart says nothing about the provider.
    expect((await getProviderStatus('emulated')).consecutiveUnknowns).toBe(0)
  })

  it('makes one task, one hold and one call of many clicks at once', async () => {
    const requestId = unique('click-')
    const body = settings()
    const tasks = await Promise.all(
      Array.from({ length: 8 }, () => submitAs(studio, body, { requestId })),
    )
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(1)
    const [task] = tasks
    if (!task) throw new Error('no task')
    await workUntil(task, 'done')
    expect(await kling.creates(task.prompt)).toBe(1)
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
    await expect(submitAs(studio, settings(), { requestId })).rejects.toThrow('other settings')
  })

  it('accepts exactly as many parallel submits as there are credits for', async () => {
    studio = await makeWorkspace({ credits: 3 * SHORT_PRICE + 1 })
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => submitAs(studio, settings())),
    )
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBe(5)
    for (const answer of refused) {
      expect(answer).toMatchObject({ reason: { code: 'insufficient_credits' } })
    }
    expect(await balance()).toEqual({ available: 1, held: 3 * SHORT_PRICE })
    const live = await readLive(studio.scope, null)
    await Promise.all(live.tasks.map(({ id }) => cancelTask(studio.scope, id)))
    expect(await balance()).toEqual({ available: 3 * SHORT_PRICE + 1, held: 0 })
  })

  it('cancels for free before sending and not afterwards', async () => {
    const task = await submitAs(studio, settings())
    await cancelTask(studio.scope, task.id)
    await cancelTask(studio.scope, task.id)
    expect(await balance()).toEqual({ available: GRANT, held: 0 })
    await runDueWork(1_000)
    expect(await kling.creates(task.prompt)).toBe(0)

    const sent = await submitAs(studio, settings())
    await workWhile(sent, ({ state }) => state === 'queued')
    await expect(cancelTask(studio.scope, sent.id)).rejects.toThrow('moved on')
    await workUntil(sent, 'done')
  })

  it('goes on, is charged and kept, though nobody watches it, and can be watched again', async () => {
    const task = await submitAs(studio, settings())
    await workWhile(task, ({ state }) => state !== 'running')
    const told = async () =>
      (await readLive(studio.scope, null)).tasks.find(({ id }) => id === task.id)
    await setWatched(studio.scope, task.id, false)
    expect(await told()).toMatchObject({ watched: false, can: { stopWatching: true } })
    await setWatched(studio.scope, task.id, true)
    expect(await told()).toMatchObject({ watched: true, can: { stopWatching: true } })
    await setWatched(studio.scope, task.id, false)
    await workUntil(task, 'done')
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
    expect(await db().video.count({ where: { taskId: task.id } })).toBe(1)
  })

  it('is put away by its sender or an admin alone, and brought back', async () => {
    await kling.fault({ kind: 'failure', times: 1, message: 'Content policy violation' })
    const { scope } = await makeWorkspace({ credits: GRANT })
    const colleague = await addMember(studio.scope, 'member')
    const admin = await addMember(studio.scope, 'admin')
    const task = await submitAs(studio, settings())
    await expect(setDismissed(studio.scope, task.id, true)).rejects.toMatchObject({
      code: 'conflict',
    })
    await workUntil(task, 'failed', 'done')
    const cards = async () => (await readLive(studio.scope, null)).tasks.length
    const offered = async () => {
      const { dismiss, bringBack } = (await readTaskDetail(studio.scope, task.id))?.can ?? {}
      return { dismiss, bringBack }
    }
    for (const dismissed of [true, false]) {
      for (const [who, code] of [
        [colleague, 'forbidden'],
        [scope, 'not_found'],
      ] as const) {
        await expect(setDismissed(who, task.id, dismissed)).rejects.toMatchObject({ code })
      }
      expect(await cards()).toBe(dismissed ? 1 : 0)
      expect(await offered()).toEqual({ dismiss: dismissed, bringBack: !dismissed })
      await setDismissed(dismissed ? studio.scope : admin, task.id, dismissed)
      await setDismissed(studio.scope, task.id, dismissed)
      expect(await cards()).toBe(dismissed ? 0 : 1)
      expect(await offered()).toEqual({ dismiss: !dismissed, bringBack: dismissed })
    }
    // The studio shows failures of a week.
    const stateAt = new Date(Date.now() - FAILED_STAYS_MS - 60_000)
    for (const dismissedAt of [null, stateAt]) {
      await db().task.update({ where: { id: task.id }, data: { stateAt, dismissedAt } })
      expect(await cards()).toBe(0)
      expect(await offered()).toEqual({ dismiss: false, bringBack: false })
    }
  })

  it('says which take a failed one was sent again as, until that comes to nothing', async () => {
    await kling.fault({ kind: 'failure', times: 1, message: 'Content policy violation' })
    const same = settings()
    const { workspaceId, userId } = studio.scope
    const press = { workspaceId, userId, projectId: studio.projectId, requestId: unique('press-') }
    const [failed, besides] = await submitTasks({ ...press, settings: same, takes: 2 })
    if (!failed || !besides) throw new Error('two takes were asked for')
    await workUntil(failed, 'failed', 'done')
    await workUntil(besides, 'failed', 'done')
    const lost = (await reload(failed)).state === 'failed' ? failed : besides
    const told = async () =>
      (await readLive(studio.scope, null)).tasks.find(({ id }) => id === lost.id)?.sentAgainAs
    expect(await told()).toBeNull()
    await submitAs(studio, settings('Another'), { takeOfId: lost.id })
    expect(await told()).toBeNull()
    const again = await submitAs(studio, same, { takeOfId: lost.id })
    expect(await told()).toEqual({ id: again.id, takeNumber: 4, state: 'queued' })
    await cancelTask(studio.scope, again.id)
    expect(await told()).toBeNull()
  })

  it('lets its sender or an admin decide, and nobody else', async () => {
    const task = await submitAs(studio, settings())
    const member = await addMember(studio.scope, 'member')
    const admin = await addMember(studio.scope, 'admin')
    const foreign = await makeWorkspace({ credits: 0 })
    await expect(cancelTask(member, task.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(cancelTask(foreign.scope, task.id)).rejects.toMatchObject({ code: 'not_found' })
    await setWatched(admin, task.id, false)
    await cancelTask(admin, task.id)
    expect(await reload(task)).toMatchObject({ state: 'cancelled', watched: false })
  })

  it("refuses another workspace's project, shot and input as if they were not there", async () => {
    const foreign = await makeWorkspace()
    const theirs = await submitAs(foreign, settings())
    const { projectId } = foreign
    await expect(submitAs({ ...studio, projectId }, settings())).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(submitAs(studio, settings(), { takeOfId: theirs.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    const image = { inputId: 'somebody-elses' }
    await expect(
      submitAs(studio, { type: 'std-image-to-video', prompt: 'x', image }),
    ).rejects.toMatchObject({ code: 'invalid', fields: { image: inputSaid('gone') } })
    expect(await balance()).toEqual({ available: GRANT, held: 0 })
    await cancelTask(foreign.scope, theirs.id)
  })

  it('gives each due task to one worker only', async () => {
    const tasks = await Promise.all(Array.from({ length: 6 }, () => submitAs(studio, settings())))
    const now = new Date(Date.now() + 1_000)
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map((token) =>
        claimTasks({
          providerMode: 'emulated',
          states: ['queued'],
          limit: 6,
          leaseMs: 1_000,
          token,
          now,
        }),
      ),
    )
    const ids = claims.flat().map(({ id }) => id)
    expect(ids.length).toBe(new Set(ids).size)
    await Promise.all(tasks.map((task) => cancelTask(studio.scope, task.id)))
  })
})
