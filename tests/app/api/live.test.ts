import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/live/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { resumeSending } from '@/lib/tasks/provider-health'
import { changeProviderStatus } from '@/lib/tasks/provider-store'
import type { LiveView } from '@/lib/tasks/task-view'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { makeVideo } from '@/tests/helpers/videos'
import { requestTo, signedIn } from './signed-in'

// Outside a request of Next there is nothing to come after; what is begun then is tested elsewhere.
const later: (() => unknown)[] = []
vi.mock('next/server', () => ({ after: (work: () => unknown) => later.push(work) }))

const SETTINGS = { type: 'std-text-to-video', prompt: 'A quiet harbour', sound: false }
const DAY_MS = 24 * 3_600_000

describeOnEachDatabase('the live answer of the studio', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let send: typeof requestTo

  beforeAll(async () => {
    studio = await makeWorkspace()
    send = await signedIn(studio.scope.userId)
  })

  afterEach(() => {
    later.length = 0
  })

  const ask = async (query = '', slug = studio.scope.slug, from = send) => {
    const request = from(`/api/w/${slug}/live${query}`)
    const response = await GET(request, { params: Promise.resolve({ workspace: slug }) })
    return { response, result: (await response.json()) as Result<LiveView> }
  }

  const live = async (query?: string, from = send): Promise<LiveView> => {
    const { result } = await ask(query, studio.scope.slug, from)
    if (!result.ok) throw new Error(result.error.message)
    return result.data
  }

  it('shows what is queued, and what it holds', async () => {
    const task = await submitAs(studio, SETTINGS)
    const view = await live()
    expect(view.tasks).toMatchObject([{ id: task.id, state: 'queued', mine: true }])
    expect(view.balance).toEqual({ available: 10_000 - task.priceCredits, held: task.priceCredits })
    expect(view.pause).toBeNull()
    expect(Date.parse(view.now)).toBeGreaterThan(0)
    // Nothing of it may be kept by a cache on the way.
    expect((await ask()).response.headers.get('cache-control')).toBe('private, no-store')
  })

  it('does a piece of the work afterwards, for a member only, where no worker runs', async () => {
    await ask()
    expect(later.length).toBe(1)
    await ask('', studio.scope.slug, requestTo)
    expect(later.length).toBe(1)
  })

  it('carries no words of the provider, and lets those read them who decide', async () => {
    const task = await submitAs(studio, SETTINGS)
    const change = { state: 'unconfirmed', rawAnswer: 'HTTP 500 of many words' } as const
    await db().task.update({ where: { id: task.id }, data: change })
    const viewer = await signedIn((await addMember(studio.scope, 'viewer')).userId)
    const ours = await live()
    const seen = (await live('', viewer)).tasks.find(({ id }) => id === task.id)
    expect(JSON.stringify(ours)).not.toContain('of many words')
    const can = ours.tasks.find(({ id }) => id === task.id)?.can
    expect(can).toMatchObject({ confirm: true, writeOff: true, readAnswer: true })
    expect(Object.values(seen?.can ?? { none: true }).some(Boolean)).toBe(false)
  })

  it('says why nothing is sent, since when, and what waits here', async () => {
    const other = await makeWorkspace()
    await submitAs(other, SETTINGS)
    const waiting = (await live()).tasks.filter(({ state }) => state === 'queued')
    const pausedAt = new Date()
    await changeProviderStatus('emulated', { pauseReason: 'It is empty (402).', pausedAt })
    expect((await live()).pause).toEqual({
      reason: 'It is empty (402).',
      since: pausedAt.toISOString(),
      waiting: waiting.length,
      heldCredits: waiting.reduce((sum, task) => sum + task.priceCredits, 0),
    })
    expect(waiting.length).toBeGreaterThan(0)
    await resumeSending('emulated')
    expect((await live()).pause).toBeNull()
  })

  it("sums up the viewer's day, and nothing but a day", async () => {
    const now = Date.now()
    const before = await live()
    await makeVideo(studio, { billedCredits: 300, createdAt: new Date(now - 60_000) })
    await makeVideo(studio, { billedCredits: 50, createdAt: new Date(now - 20 * 3_600_000) })
    await makeVideo(studio, { billedCredits: 7, createdAt: new Date(now - 9 * DAY_MS) })
    const todayFrom = async (ms: number) =>
      (await live(`?since=${new Date(now - ms).toISOString()}`)).today
    expect(before.today).toEqual({ videos: 0, credits: 0 })
    expect(await todayFrom(3_600_000)).toEqual({ videos: 1, credits: 300 })
    expect(await todayFrom(DAY_MS)).toEqual({ videos: 2, credits: 350 })
    const utcDay = (await live()).today
    expect(await todayFrom(30 * DAY_MS)).toEqual(utcDay)
    for (const since of ['x', '%00', '99999-99-99', '']) {
      expect((await live(`?since=${since}`)).today).toEqual(utcDay)
    }
  })

  it('shows credits at risk however many failures came after', async () => {
    const risky = await submitAs(studio, SETTINGS)
    await db().task.update({
      where: { id: risky.id },
      data: { state: 'unconfirmed', createdAt: new Date(Date.now() - DAY_MS), dueAt: null },
    })
    const { id: _, ...row } = await db().task.findUniqueOrThrow({ where: { id: risky.id } })
    await db().task.createMany({
      data: Array.from({ length: 210 }, (_each, index) => ({
        ...row,
        settings: SETTINGS,
        note: { code: 'written_off' },
        resultUrls: [],
        state: 'failed' as const,
        requestId: `failed-${index}`,
        createdAt: new Date(),
      })),
    })
    const { tasks } = await live()
    expect(tasks.map(({ id }) => id)).toContain(risky.id)
    expect(tasks.filter(({ state }) => state === 'failed').length).toBe(50)
    const ages = tasks.map(({ createdAt }) => Date.parse(createdAt))
    expect(ages).toEqual(ages.toSorted((a, b) => b - a))
  })

  it('is for members, and says nothing else of a workspace', async () => {
    const theirs = await makeWorkspace()
    expect((await ask('', studio.scope.slug, requestTo)).response.status).toBe(401)
    const foreign = await ask('', theirs.scope.slug)
    const unknown = await ask('', 'nowhere')
    expect([foreign.response.status, unknown.response.status]).toEqual([404, 404])
    expect(foreign.result).toEqual(unknown.result)
  })
})
