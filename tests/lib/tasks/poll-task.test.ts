import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { askOutOfTurn } from '@/lib/tasks/ask-out-of-turn'
import { pollTask } from '@/lib/tasks/poll-task'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { listProviderWords } from '@/lib/tasks/provider-word-store'
import type { TaskRow } from '@/lib/tasks/store'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { json, plugInOddProvider, succeeded } from '@/tests/helpers/odd-provider'
import { balanceOf, reload } from '@/tests/helpers/studio'
import { LIVES, SHORT_PRICE, taskAfter } from '@/tests/helpers/tasks'

const SECOND_MS = 1_000
const HOUR_MS = 3_600 * SECOND_MS
const GRANT = 1_000

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown

describeOnEachDatabase('an answer about a task', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let answer: Answer

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: GRANT })
    await plugInOddProvider({ status: (request, response) => answer(response, request) })
    setEnv({ ...env(), provider: { ...env().provider, speed: 1 } })
  })

  afterEach(() => expectCleanBooks())

  const balance = () => balanceOf(studio)

  const running = async (sentSecondsAgo: number, change: object = {}): Promise<TaskRow> => {
    const task = await taskAfter(studio, ...LIVES.running)
    const sentAt = new Date(Date.now() - sentSecondsAgo * SECOND_MS)
    const providerTaskId = unique('n75')
    await db().task.update({ where: { id: task.id }, data: { sentAt, providerTaskId, ...change } })
    return reload(task)
  }

  const poll = async (task: TaskRow): Promise<TaskRow> => {
    const current = await reload(task)
    await db().task.update({ where: { id: task.id }, data: { leaseToken: 'ours' } })
    await pollTask(current, 'ours')
    return reload(task)
  }

  const saysOf = (task: TaskRow, status: string, more: object = {}): Answer => {
    const data = { task_id: task.providerTaskId, status, ...more }
    return (response) => json(response, data)
  }
  const asText = (response: ServerResponse, status: number, text: string, headers = {}) =>
    response.writeHead(status, headers).end(text)

  it.each<[string, Answer]>([
    ['a reset connection', (response) => response.destroy()],
    ['a 429', (response) => asText(response, 429, '{"code":"RATE_LIMITED"}')],
    ['a 500', (response) => asText(response, 500, '{"code":"INTERNAL_ERROR"}')],
    ['a 503 in a 200', (response) => asText(response, 200, '{"code":503,"message":"busy"}')],
    ["an edge's page", (response) => asText(response, 502, '<html>Bad gateway</html>')],
    ['a page with 200', (response) => asText(response, 200, '<html>FAILED</html>')],
    ['a page with 404', (response) => asText(response, 404, '<html>Not found</html>')],
    ['nothing at all', (response) => asText(response, 200, '')],
    [
      'half an answer',
      (response) =>
        asText(response, 200, '{"code":200,"data":{"status":"FA', {
          'content-length': 500,
        }),
    ],
    [
      'the failure of another task',
      (response) => json(response, { task_id: 'n75x', status: 'FAILED' }),
    ],
    [
      'the success of another task',
      (response) => json(response, succeeded('n75x', ['http://a/b'])),
    ],
  ])('%s is no news', async (_, bad) => {
    answer = bad
    const task = await running(100, { latencySeconds: 90 })
    const asked = await poll(task)
    expect(asked).toMatchObject({
      state: 'running',
      missingSince: null,
      note: null,
      latencySeconds: 90,
      pollCount: 1,
      leaseToken: null,
    })
    expect(asked.dueAt?.getTime()).toBeGreaterThan(Date.now())
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: SHORT_PRICE })
  })

  it('takes a zero while it runs for nothing said yet, and a zero at the end for nothing paid', async () => {
    const task = await running(60, { reportedCredits: SHORT_PRICE })
    answer = saysOf(task, 'IN_PROGRESS', { consumed_credits: 0 })
    expect((await poll(task)).reportedCredits).toBe(SHORT_PRICE)
    answer = (response) =>
      json(response, succeeded(task.providerTaskId ?? '', [], { consumed_credits: 0 }))
    expect(await poll(task)).toMatchObject({ state: 'archiving', billedCredits: 0 })
  })

  it('asks a question out of turn at most for half a minute ahead', async () => {
    const task = await running(60)
    setEnv({ ...env(), budget: { ...env().budget, pollsPerMinute: 30 } })
    answer = saysOf(task, 'IN_PROGRESS')
    const asked = []
    for (let times = 0; times < 40; times++) {
      asked.push(await askOutOfTurn(task.providerTaskId ?? '', task))
    }
    const refused = asked.filter(({ kind }) => kind === 'no_news').length
    // Five at once and about fifteen ahead.
    expect(refused).toBeGreaterThanOrEqual(15)
    expect(asked[0]?.kind).toBe('running')
  })

  it('waits as long as a 429 says', async () => {
    answer = (response) => asText(response, 429, '', { 'retry-after': '300' })
    const { dueAt } = await poll(await running(100))
    expect((dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(290 * SECOND_MS)
  })

  it.each([401, 403])('a %d stops all polling for a while and touches no task', async (status) => {
    answer = (response) => asText(response, status, '{"code":"INVALID_API_KEY"}')
    const asked = await poll(await running(100))
    expect(asked.state).toBe('running')
    expect((asked.dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(50 * SECOND_MS)
    const { pollingPausedUntil } = await getProviderStatus('emulated')
    expect(pollingPausedUntil?.getTime()).toBeGreaterThan(Date.now())
  })

  it('"no such task" is tolerated for ten minutes, then lost; and found again', async () => {
    const missing: Answer = (response) => asText(response, 404, '{"code":"NOT_FOUND"}')
    answer = missing
    const task = await running(2)
    const asked = await poll(task)
    expect(asked).toMatchObject({ state: 'running', missingSince: expect.any(Date) })

    answer = saysOf(task, 'IN_PROGRESS')
    expect(await poll(task)).toMatchObject({ state: 'running', missingSince: null })

    answer = missing
    const missingSince = new Date(Date.now() - 601 * SECOND_MS)
    await db().task.update({ where: { id: task.id }, data: { missingSince } })
    const lost = await poll(task)
    expect(lost).toMatchObject({ state: 'lost', latencySeconds: null, dueAt: expect.any(Date) })
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: SHORT_PRICE })

    answer = saysOf(task, 'IN_PROGRESS')
    expect(await poll(task)).toMatchObject({ state: 'running', note: null, missingSince: null })
    answer = saysOf(task, 'SUCCESS', { response: ['http://127.0.0.1/a.mp4'] })
    expect((await poll(task)).state).toBe('archiving')
    expect(await balance()).toEqual({ available: GRANT - SHORT_PRICE, held: 0 })
  })

  it('two hours without an end are a stall, asked about every five minutes, for a day', async () => {
    const task = await running(7_201, { latencySeconds: 7_000 })
    answer = saysOf(task, 'IN_PROGRESS')
    const stalled = await poll(task)
    expect(stalled).toMatchObject({ state: 'stalled', latencySeconds: null })
    const gapMs = (stalled.dueAt?.getTime() ?? 0) - Date.now()
    expect(gapMs).toBeGreaterThan(280 * SECOND_MS)
    expect(gapMs).toBeLessThan(301 * SECOND_MS)

    await db().task.update({
      where: { id: task.id },
      data: { stateAt: new Date(Date.now() - 22.1 * HOUR_MS) },
    })
    expect(await poll(task)).toMatchObject({ state: 'stalled', dueAt: null })

    answer = saysOf(task, 'FAILED', { consumed_credits: 0 })
    expect(await poll(task)).toMatchObject({ state: 'failed', latencySeconds: null })
    expect(await balance()).toEqual({ available: GRANT, held: 0 })
  })

  it.each(['IN_PROGRESS', 'FAILED', 'SUCCESS'])(
    '%s after the result is stored changes nothing',
    async (word) => {
      const task = await running(100)
      answer = saysOf(task, 'SUCCESS', {
        response: ['http://127.0.0.1/a.mp4'],
        consumed_credits: 90,
      })
      const stored = await poll(task)
      expect(stored).toMatchObject({ state: 'archiving', billedCredits: 90 })

      // The same row as it was read before: a second answer that was on its way.
      answer = saysOf(task, word, { response: ['http://127.0.0.1/b.mp4'], consumed_credits: 7 })
      await db().task.update({ where: { id: task.id }, data: { leaseToken: 'ours' } })
      await pollTask(task, 'ours')
      expect({ ...(await reload(task)), leaseToken: null }).toEqual(stored)
      expect(await balance()).toEqual({ available: GRANT - 90, held: 0 })
    },
  )

  it('a word that nobody knows is running, and is told once', async () => {
    const word = unique('DREAMING_')
    const task = await running(100)
    answer = saysOf(task, word)
    for (const _ of [1, 2]) expect((await poll(task)).state).toBe('running')
    const other = await running(100)
    answer = saysOf(other, word)
    await poll(other)
    const told = (await listProviderWords('emulated')).filter((one) => one.word === word)
    expect(told).toEqual([{ word, taskId: task.id, firstSeenAt: expect.any(Date) }])
    expect(await listProviderWords('kling')).toEqual([])
  })

  it('notes how long it took: to the middle between the last "running" and the end', async () => {
    const task = await running(100)
    answer = saysOf(task, 'IN_PROGRESS')
    expect((await poll(task)).latencySeconds).toBeCloseTo(100, -1)
    await db().task.update({
      where: { id: task.id },
      data: { sentAt: new Date(Date.now() - 160 * SECOND_MS), latencySeconds: 120 },
    })
    answer = saysOf(task, 'SUCCESS', { response: ['http://127.0.0.1/a.mp4'] })
    const { latencySeconds } = await poll(task)
    expect(latencySeconds).toBeGreaterThanOrEqual(140)
    expect(latencySeconds).toBeLessThan(145)
  })

  it('notes it of failures, in seconds of the provider', async () => {
    setEnv({ ...env(), provider: { ...env().provider, speed: 10 } })
    const task = await running(2)
    answer = saysOf(task, 'FAILED')
    const failed = await poll(task)
    expect(failed.state).toBe('failed')
    // Between 0 and 20 s, and what the test itself took.
    expect(failed.latencySeconds).toBeGreaterThanOrEqual(10)
    expect(failed.latencySeconds).toBeLessThan(30)
  })

  it('notes nothing when nobody had asked for long: it may have ended at any time', async () => {
    const task = await running(3_600, { latencySeconds: 100 })
    answer = saysOf(task, 'SUCCESS', { response: ['http://127.0.0.1/a.mp4'] })
    expect(await poll(task)).toMatchObject({ state: 'archiving', latencySeconds: null })
  })
})
