import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { latencyPrior, type Timed } from '@/lib/kling/latency'
import { readLatencies } from '@/lib/tasks/latency-store'
import { noteLook } from '@/lib/tasks/look-store'
import { readPollPace } from '@/lib/tasks/poll-pace'
import { readLive } from '@/lib/tasks/read-live'
import type { TaskRow } from '@/lib/tasks/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { LIVES, taskAfter } from '@/tests/helpers/tasks'

// What was read is kept for some seconds: each test asks about a type, or a workspace, of its own.

describeOnEachDatabase('how long tasks take', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let template: TaskRow

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: 1_000 })
    template = await taskAfter(studio, ...LIVES.cancelled)
  })

  /** Ended tasks of these settings, one for each time. */
  const insertEnded = (settings: Timed, seconds: (number | null)[], change: object = {}) => {
    const { workspaceId, projectId, shotId, userId, requestHash, prompt, priceCredits } = template
    return db().task.createMany({
      data: seconds.map((latencySeconds) => ({
        ...{ workspaceId, projectId, shotId, userId, requestHash, prompt, priceCredits },
        takeNumber: 1,
        providerMode: 'emulated' as const,
        requestId: unique('ended-'),
        type: settings.type,
        settings: { ...settings, prompt },
        state: 'done' as const,
        latencySeconds,
        ...change,
      })),
    })
  }

  const about = (median: number) =>
    Array.from({ length: 40 }, (_, i) => median * Math.exp(0.3 * Math.sin(i)))

  const learn = async (settings: Timed) =>
    (await readLatencies('emulated', [settings.type]))(settings)

  it('is what is known before, as long as nothing has ended', async () => {
    const settings: Timed = { type: 'o3-pro-video-edit' }
    expect(await learn(settings)).toEqual(latencyPrior(settings))
  })

  it('is learned from what ended, of all workspaces of the same provider', async () => {
    const settings: Timed = { type: 'std-text-to-video', durationSeconds: 5, sound: true }
    await insertEnded(settings, about(300))
    await insertEnded(settings, about(40), { providerMode: 'kling' })
    await insertEnded(settings, about(40), { state: 'running' })
    await insertEnded(settings, [null, null, 0, -5])
    const { median } = await learn(settings)
    expect(median / 300).toBeCloseTo(1, 1)
    // Another length of the same type is taken to be as much slower.
    const longer = { ...settings, durationSeconds: 15 }
    const scale = latencyPrior(longer).median / latencyPrior(settings).median
    expect((await learn(longer)).median / (300 * scale)).toBeCloseTo(1, 1)
  })

  it('counts failures as failures', async () => {
    const settings: Timed = { type: 'pro-image-to-video', durationSeconds: 5, sound: true }
    await insertEnded(settings, about(150))
    await insertEnded(settings, [5, 8, 9, 12, 7, 6], { state: 'failed' })
    const { median, fastShare } = await learn(settings)
    expect(median / 150).toBeCloseTo(1, 1)
    expect(fastShare).toBeGreaterThan(0.05)
  })

  it('is what the cards say', async () => {
    const task = await taskAfter(studio, ...LIVES.running)
    // The settings of that task, of which the test before has learned another length.
    const [card] = (await readLive(studio.scope, null)).tasks
    const { from, to } = card?.usualSeconds ?? { from: 0, to: 0 }
    const { median } = await learn(task.settings)
    const { speed } = env().provider
    expect(from).toBeLessThanOrEqual(Math.ceil(median / speed))
    expect(to).toBeGreaterThanOrEqual(Math.floor(median / speed))
    expect(median).toBeGreaterThan(latencyPrior(task.settings).median * 2)
  })
})

describeOnEachDatabase('the pace of polling', (useDatabase) => {
  useDatabase()

  it('is faster for who looks, and not for what nobody watches any more', async () => {
    const [seen, unseen] = [await makeWorkspace(), await makeWorkspace()]
    await noteLook(seen.scope.workspaceId)
    const watched = async (studio: MadeWorkspace, change: object = {}) =>
      (await readPollPace({ ...(await taskAfter(studio, ...LIVES.running)), ...change })).watched
    expect(await watched(seen)).toBe(true)
    expect(await watched(seen, { watched: false })).toBe(false)
    expect(await watched(unseen)).toBe(false)
  })

  it('knows from the studio page that somebody looks, and writes it once', async () => {
    const { scope } = await makeWorkspace()
    const rows = () => db().heartbeat.findMany({ where: { name: `look:${scope.workspaceId}` } })
    await readLive(scope, null)
    const first = await rows()
    await readLive(scope, null)
    expect(first).toHaveLength(1)
    expect(await rows()).toEqual(first)
  })

  it('forgets who looked some minutes ago', async () => {
    const studio = await makeWorkspace()
    const at = new Date(Date.now() - 200_000)
    await db().heartbeat.create({ data: { name: `look:${studio.scope.workspaceId}`, at } })
    const task = await taskAfter(studio, ...LIVES.running)
    expect((await readPollPace(task)).watched).toBe(false)
  })
})

describeOnEachDatabase('many tasks', (useDatabase) => {
  useDatabase()

  it('are asked about more rarely when together they want more than the budget', async () => {
    setEnv({ ...env(), budget: { ...env().budget, pollsPerMinute: 1 } })
    const studio = await makeWorkspace()
    const tasks: TaskRow[] = []
    for (let i = 0; i < 6; i++) tasks.push(await taskAfter(studio, ...LIVES.running))
    const sentAt = new Date(Date.now() - 4_000)
    await db().task.updateMany({ data: { dueAt: new Date(), sentAt } })
    const [task] = tasks
    if (!task) throw new Error('no task')
    // At 30 times the speed of life two minutes have passed: each wants a call within a second.
    expect((await readPollPace(task)).stretch).toBeGreaterThan(100)
  })
})
