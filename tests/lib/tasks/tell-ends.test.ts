import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { applyEvent } from '@/lib/tasks/apply-event'
import { type EndedTask, endNotice } from '@/lib/tasks/end-notice'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { tellEnds } from '@/lib/tasks/tell-ends'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeBrowser, startPushService } from '@/tests/helpers/push-service'
import { taskAfter } from '@/tests/helpers/tasks'

const sent = (): TaskEvent[] => [
  { kind: 'taken' },
  { kind: 'accepted', providerTaskId: unique('n75'), credits: null },
]
const failed = (): TaskEvent[] => [
  ...sent(),
  { kind: 'failed', group: 'capacity', message: 'busy', credits: 0 },
]
const done = (): TaskEvent[] => [
  ...sent(),
  { kind: 'succeeded', urls: ['https://cdn.example.com/a.mp4'], credits: 120 },
  { kind: 'stored' },
]
const unknown: TaskEvent[] = [{ kind: 'taken' }, { kind: 'unknown', reason: 'cut' }]

describeOnEachDatabase('the ends of tasks', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let messages: () => { path: string; words: Record<string, { title: string; body: string }> }[]

  beforeEach(async () => {
    // What earlier tests left to be told is not this one's.
    await tellEnds()
    studio = await makeWorkspace()
    const { origin, received } = await startPushService()
    const browser = makeBrowser(`${origin}/${unique()}`)
    const { userId } = studio.scope
    const session = await db().session.create({
      data: { userId, expiresAt: new Date(Date.now() + 60_000) },
    })
    await db().pushSubscription.create({ data: { ...browser.given, id: session.id, userId } })
    await db().user.update({ where: { id: userId }, data: { locale: 'en' } })
    messages = () => received.map(({ body }) => JSON.parse(browser.open(body)))
  })

  it('one is told by its shot, and leads to its page', async () => {
    const task = await taskAfter(studio, ...done())
    await tellEnds()
    const project = await db().project.findUniqueOrThrow({ where: { id: studio.projectId } })
    expect(messages()).toEqual([
      {
        path: `/w/${studio.scope.slug}/videos/${task.id}`,
        words: { en: { title: 'A video is ready', body: `${project.name} · Shot 1, take 1` } },
      },
    ])
    await tellEnds()
    expect(messages()).toHaveLength(1)
  })

  it('many within a moment are one message, to the studio', async () => {
    await taskAfter(studio, ...done())
    await taskAfter(studio, ...done())
    await taskAfter(studio, ...failed())
    await taskAfter(studio, ...unknown)
    await taskAfter(studio, ...sent())
    await tellEnds()
    expect(messages()).toEqual([
      {
        path: `/w/${studio.scope.slug}`,
        words: {
          en: {
            title: '4 takes have news',
            body: '2 videos ready · 1 failed · 1 needs a decision',
          },
        },
      },
    ])
  })

  it('what somebody decided, and what was found after all, is no news', async () => {
    const task = await taskAfter(studio, ...unknown)
    const late = { kind: 'accepted', providerTaskId: unique('n75'), credits: null } as const
    await applyEvent(task, late, { now: new Date() })
    const other = await taskAfter(studio, ...unknown)
    await tellEnds()
    expect(messages()).toHaveLength(1)
    await applyEvent(other, { kind: 'written_off' }, { now: new Date(), actorId: other.userId })
    await tellEnds()
    expect(messages()).toHaveLength(1)
  })

  it('who has left the workspace hears of nothing there', async () => {
    await taskAfter(studio, ...failed())
    const { workspaceId, userId } = studio.scope
    await db().membership.deleteMany({ where: { workspaceId, userId } })
    await tellEnds()
    expect(messages()).toHaveLength(0)
  })
})

describe('the words', () => {
  const task = (over: Partial<EndedTask> = {}): EndedTask => ({
    id: 't1',
    state: 'done',
    takeNumber: 2,
    projectName: '고요한 바다',
    shotNumber: 14,
    slug: 'north',
    ...over,
  })

  it.each([
    ['en', 'A take needs your decision', '고요한 바다 · Shot 14, take 2'],
    ['ko', '테이크에 결정이 필요합니다', '고요한 바다 · 샷 14, 테이크 2'],
    ['tr', 'Bir çekim kararınızı bekliyor', '고요한 바다 · Plan 14, çekim 2'],
  ] as const)('name the shot in %s', (locale, title, body) => {
    expect(endNotice([task({ state: 'lost' })])?.words(locale)).toEqual({ title, body })
  })

  it('are none for what has not ended', () => {
    expect(endNotice([task({ state: 'running' }), task({ state: 'cancelled' })])).toBeNull()
    expect(endNotice([])).toBeNull()
  })
})
